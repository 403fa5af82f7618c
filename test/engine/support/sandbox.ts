import { type Sandbox, startSandbox } from "../../../src/sandbox";
import { Project } from "./project";

/** Requests by method and path, e.g. `{ "POST /tests/http-server": 1 }`. */
export type Requests = Record<string, number>;

/** The sandbox as the engine's tests use it: credentials as configuration, counted requests, a hand of its own. */
export class EngineSandbox {
  private constructor(readonly sandbox: Sandbox) {}

  static async start(): Promise<EngineSandbox> {
    return new EngineSandbox(await startSandbox({ rateLimit: 100_000 }));
  }

  get token(): string {
    return this.sandbox.connection.thousandEyes.token;
  }

  get endpoint(): string {
    return this.sandbox.connection.thousandEyes.endpoint;
  }

  /** A project that is configured for this sandbox. */
  project(config: Record<string, string> = {}): Promise<Project> {
    return new Project().init(
      { "netassure:thousandEyesEndpoint": this.endpoint, ...config },
      { "netassure:thousandEyesToken": this.token },
    );
  }

  /** Credentials of every vendor as environment variables. */
  environment(): Record<string, string> {
    const { thousandEyes, pca, pingPlotter } = this.sandbox.connection;
    return {
      TE_TOKEN: thousandEyes.token,
      TE_API_ENDPOINT: thousandEyes.endpoint,
      PCA_ENDPOINT: pca.endpoint,
      PCA_USERNAME: pca.username,
      PCA_PASSWORD: pca.password,
      PINGPLOTTER_ENDPOINT: pingPlotter.endpoint,
      PINGPLOTTER_API_KEY: pingPlotter.apiKey,
    };
  }

  /** Names and numbers of what the vendors hold, without what only counts up or was deleted softly. */
  async objects(): Promise<Record<string, string[]>> {
    const dump = (await (await fetch(`${this.sandbox.url}/_sandbox/objects`)).json()) as Record<string, Values>;
    const kept = Object.entries(dump).flatMap(([vendor, parts]) =>
      Object.entries(parts)
        .filter(([part, value]) => typeof value === "object" && value !== null && !BOOKKEEPING.includes(part))
        .map(([part, value]) => [`${vendor}.${part}`, idsOf(value as object)] as const),
    );
    return Object.fromEntries(kept);
  }

  /** What the work asked of the vendors. */
  async requestsOf<T>(work: () => Promise<T>): Promise<{ result: T; requests: Requests }> {
    await fetch(`${this.sandbox.url}/_sandbox/requests`, { method: "DELETE" });
    const result = await work();
    const counted = (await (await fetch(`${this.sandbox.url}/_sandbox/requests`)).json()) as Counted;
    return {
      result,
      requests: Object.fromEntries(counted.byRequest.map(({ method, path, count }) => [`${method} ${path}`, count])),
    };
  }

  /** Does something at ThousandEyes by hand, behind Pulumi's back. */
  async byHand(method: string, path: string, body?: object): Promise<Record<string, unknown>> {
    const answer = await fetch(`${this.endpoint}${path}`, {
      method,
      headers: { authorization: `Bearer ${this.token}`, "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path} by hand: ${answer.status} ${text}`);
    return text === "" ? {} : JSON.parse(text);
  }

  async fault(fault: object): Promise<void> {
    const answer = await fetch(`${this.sandbox.url}/_sandbox/faults`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(fault),
    });
    if (!answer.ok) throw new Error(await answer.text());
  }

  async clearFaults(): Promise<void> {
    await fetch(`${this.sandbox.url}/_sandbox/faults`, { method: "DELETE" });
  }

  close(): Promise<void> {
    return this.sandbox.close();
  }
}

/** What the sandbox remembers besides the objects that a program declares. */
const BOOKKEEPING = ["logins", "dnsServerIds"];

type Values = Record<string, unknown>;

function idsOf(part: object): string[] {
  return Object.entries(part).flatMap(([id, value]) => ((value as Values | null)?.deleted !== undefined ? [] : [id]));
}

interface Counted {
  byRequest: { method: string; path: string; count: number }[];
}
