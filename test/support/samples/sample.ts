import type { HttpClientOptions } from "../../../src/http";
import type { SettingSources, Values } from "../../../src/lifecycle";
import type { Sandbox } from "../../../src/sandbox";

/** Two values that a property may have. */
export interface PropertySample {
  values: [unknown, unknown];
  /** What is set all the time. */
  with?: Values;
  /** What is set and dropped together with the property. */
  together?: Values;
}

/** One variant of a resource, as the lifecycle table runs it. */
export interface Sample {
  /** Name of the variant, or of the resource. */
  name: string;
  /** The least that a program has to say; each call makes another object. */
  minimal(unique: string): Values;
  /** Values for the properties whose type alone does not give two valid ones. */
  properties: Record<string, PropertySample>;
  /** A change that replaces, property by property. */
  replacements?: Record<string, unknown>;
  /** What an import cannot know: write-only values that are required. */
  notImported?: string[];
}

/** The samples of one resource, made for a running sandbox. */
export interface ResourceSamples {
  type: string;
  /** The vendor's key in the sandbox. */
  vendor: "thousandEyes" | "pca" | "pingPlotter";
  /** The vendor's settings as environment variables. */
  settings(sandbox: Sandbox): Record<string, string>;
  /** The vendor's client over another transport: a clock that does not wait, short timeouts. */
  connect(sources: SettingSources, transport: Partial<HttpClientOptions>): unknown;
  samples(context: SampleContext): Promise<Sample[]>;
  /** What the vendor holds of an object, without its ids, its name and its dates; undefined when it holds nothing. */
  stored(sandbox: Sandbox, id: string): unknown;
  /** Rows of the table that make no sense for this resource. */
  without?: ("import" | "adoption" | "deletion elsewhere")[];
}

/** Everything that a vendor of the sandbox holds. */
export function stateOf(sandbox: Sandbox, key: string): Record<string, Record<string, unknown>> {
  const vendor = sandbox.vendors.find((one) => one.vendor.key === key);
  return vendor?.state as Record<string, Record<string, unknown>>;
}

/** A copy without these keys, at any depth. */
export function without(value: unknown, keys: RegExp): unknown {
  if (value === undefined) return undefined;
  return JSON.parse(JSON.stringify(value, (key, inner) => (keys.test(key) ? undefined : inner)));
}

/** A hand at the sandbox, for objects that a sample refers to. */
export interface SampleContext {
  sandbox: Sandbox;
  thousandEyes(method: string, path: string, body?: unknown): Promise<Record<string, unknown>>;
  pca(method: string, path: string, body?: unknown): Promise<Response>;
}

export function sampleContext(sandbox: Sandbox): SampleContext {
  const { thousandEyes, pca } = sandbox.connection;
  const send = (url: string, token: string, method: string, body: unknown) =>
    fetch(url, {
      method,
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  return {
    sandbox,
    async thousandEyes(method, path, body) {
      const answer = await send(`${thousandEyes.endpoint}${path}`, thousandEyes.token, method, body);
      if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
      return answer.status === 204 ? {} : ((await answer.json()) as Record<string, unknown>);
    },
    pca: (method, path, body) => send(`${pca.endpoint}${path}`, pca.token, method, body),
  };
}
