import { type PublishedApi, parsed, prefix, type Schema } from "./pca-openapi";
import type { Exchange } from "./recorder";

/** What is wrong with requests and answers by the vendor's document; nothing when they agree with it. */
export class ExchangeCheck {
  constructor(readonly published: PublishedApi) {}

  /** As in `GET /agents/{agentId}`. */
  operationOf({ method, url }: Exchange): string {
    const [, path = ""] = url.pathname.split(prefix);
    return `${method} ${this.published.templateOf(method, path)}`;
  }

  requestFaults(exchange: Exchange): string[] {
    return [...this.#headerFaults(exchange), ...this.#queryFaults(exchange), ...this.#bodyFaults(exchange)];
  }

  answerFaults(exchange: Exchange): string[] {
    const { status, mediaType, text } = exchange;
    const schema = this.#operation(exchange).responses[status]?.content?.[mediaType]?.schema;
    if (!schema) return [`status ${status} with ${mediaType} is not published`];
    return this.#schemaFaults(schema, parsed(mediaType, text));
  }

  /** The published schema of the body of a request. */
  bodySchema(exchange: Exchange): Schema | undefined {
    const { content } = this.#operation(exchange).requestBody ?? {};
    return content?.[exchange.headers.get("content-type") ?? ""]?.schema;
  }

  #headerFaults(exchange: Exchange): string[] {
    const { headers } = exchange;
    const accepted = (headers.get("accept") ?? "").split(", ");
    const answers = Object.values(this.#operation(exchange).responses);
    const types = new Set(answers.flatMap(({ content = {} }) => Object.keys(content)));
    const faults = [...types].filter((type) => !accepted.includes(type)).map((type) => `does not accept ${type}`);
    return /^Bearer \S+$/.test(headers.get("authorization") ?? "") ? faults : [...faults, "has no bearer token"];
  }

  #queryFaults(exchange: Exchange): string[] {
    const parameters = this.published.queryOf(exchange.method, this.#template(exchange));
    return [...exchange.url.searchParams].flatMap(([name, text]) => {
      const schema = parameters.get(name);
      if (!schema) return [`parameter ${name} is not published`];
      return this.#schemaFaults(schema, schema.type === "integer" ? Number(text) : text);
    });
  }

  #bodyFaults(exchange: Exchange): string[] {
    const { body, headers } = exchange;
    const mediaType = headers.get("content-type");
    const isBare = body === undefined && mediaType === null;
    if (!this.#operation(exchange).requestBody) return isBare ? [] : ["a body is not published"];
    const schema = this.bodySchema(exchange);
    if (!schema || body === undefined) return [`a body of type ${mediaType} is not published`];
    return this.#schemaFaults(schema, JSON.parse(body));
  }

  #schemaFaults(schema: Schema, value: unknown): string[] {
    const validate = this.published.compile(schema);
    validate(value);
    return (validate.errors ?? []).map(({ instancePath, message, params }) =>
      [instancePath, message, params.additionalProperty].filter(Boolean).join(" "),
    );
  }

  #template(exchange: Exchange): string {
    return this.operationOf(exchange).slice(exchange.method.length + 1);
  }

  #operation(exchange: Exchange) {
    return this.published.operation(exchange.method, this.#template(exchange));
  }
}

/** The dotted names of everything in a value; the items of a list count as one. */
export function namesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(namesIn);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => [name, ...namesIn(inner).map((rest) => `${name}.${rest}`)]);
}
