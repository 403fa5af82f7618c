import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { Ajv, type ValidateFunction } from "ajv";
import addFormats from "ajv-formats";
import { parse } from "yaml";

const file = resolve(import.meta.dirname, "../../../shared/vendors/pca/openapi-2024.05.01.json");

/** The vendor's document is not part of the project. */
export const missing = !existsSync(file);
export const skipped = missing ? ` (skipped: no ${file})` : "";

export const prefix = "/api/orchestrate/v3";

export interface Schema {
  $ref?: string;
  properties?: Record<string, Schema>;
  items?: Schema;
  required?: string[];
  [keyword: string]: unknown;
}

type Content = Record<string, { schema: Schema }>;

interface Parameter {
  in: string;
  name: string;
  schema: Schema;
}

export interface Operation {
  parameters?: Parameter[];
  requestBody?: { content: Content };
  responses: Record<string, { content?: Content }>;
}

interface Specification {
  paths: Record<string, Record<string, Operation> & { parameters?: Parameter[] }>;
  components: { schemas: Record<string, Schema> };
}

/** What the vendor publishes about requests and answers. */
export class PublishedApi {
  readonly specification = JSON.parse(readFileSync(file, "utf8")) as Specification;
  readonly #ajv = new Ajv({ strict: false, allErrors: true });

  constructor() {
    addFormats.default(this.#ajv);
    this.#ajv.addFormat("sessid", /^[a-zA-Z0-9][a-zA-Z0-9\-._]*$/);
    this.#ajv.addSchema(closed(this.specification) as object, "pca");
  }

  /** The path of an operation as the document spells it, without the prefix. Fixed words win over parameters. */
  templateOf(method: string, path: string): string {
    const templates = this.operations().filter((operation) => operation.startsWith(`${method} `));
    const found = templates
      .map((operation) => operation.slice(method.length + 1))
      .sort((a, b) => a.split("{").length - b.split("{").length)
      .find((template) => new RegExp(`^${template.replace(/\{\w+\}/g, "[^/]+")}$`).test(path));
    if (found === undefined) throw new Error(`${method} ${path} is not published`);
    return found;
  }

  /** All operations, as in `GET /agents/{agentId}`. */
  operations(): string[] {
    return Object.entries(this.specification.paths).flatMap(([path, item]) =>
      Object.keys(item)
        .filter((method) => method !== "parameters")
        .map((method) => `${method.toUpperCase()} ${path.slice(prefix.length)}`),
    );
  }

  operation(method: string, template: string): Operation {
    const operation = this.specification.paths[prefix + template]?.[method.toLowerCase()];
    if (!operation) throw new Error(`${method} ${template} is not published`);
    return operation;
  }

  /** The query parameters of an operation, with their schemas. */
  queryOf(method: string, template: string): Map<string, Schema> {
    const shared = this.specification.paths[prefix + template]?.parameters ?? [];
    const all = [...shared, ...(this.operation(method, template).parameters ?? [])];
    return new Map(all.filter((one) => one.in === "query").map(({ name, schema }) => [name, schema]));
  }

  /** The published schema of an answer's body. Throws when the status or the media type is not published. */
  validator(method: string, template: string, status: number, mediaType: string): ValidateFunction {
    const schema = this.operation(method, template).responses[status]?.content?.[mediaType]?.schema;
    if (!schema) throw new Error(`${method} ${template} ${status} ${mediaType} is not published`);
    return this.compile(schema);
  }

  /** The validator of a schema, in which only what the vendor names is allowed. */
  compile(schema: Schema): ValidateFunction {
    const { $ref } = schema;
    return this.#ajv.compile($ref === undefined ? (closed(schema) as object) : { $ref: `pca${$ref}` });
  }

  /** The dotted names of everything that a schema describes. */
  propertiesOf(schema: Schema): string[] {
    const { $ref } = schema;
    if ($ref !== undefined) return this.propertiesOf(this.#named($ref));
    if (schema.items) return this.propertiesOf(schema.items);
    return Object.entries(schema.properties ?? {}).flatMap(([name, property]) => [
      name,
      ...this.propertiesOf(property).map((inner) => `${name}.${inner}`),
    ]);
  }

  #named(ref: string): Schema {
    const schema = this.specification.components.schemas[ref.replace("#/components/schemas/", "")];
    if (!schema) throw new Error(`${ref} is not published`);
    return schema;
  }
}

/**
 * The published schemas allow any further property, so that a misspelt one would pass; here only those do that the
 * vendor names. Objects without properties are dictionaries, and some envelopes require an `id` they do not describe.
 */
function closed(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(closed);
  if (typeof node !== "object" || node === null) return node;
  const copy = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, closed(value)])) as Schema;
  const { type, properties, required = [] } = copy;
  if (type !== "object" || typeof properties !== "object") return copy;
  const described = required.every((name) => name in properties);
  return described ? { ...copy, additionalProperties: false } : copy;
}

/** The value in a body. */
export function parsed(mediaType: string, text: string): unknown {
  if (mediaType === "application/vnd.api+json") return JSON.parse(text);
  return mediaType === "text/yaml" ? parse(text) : text;
}
