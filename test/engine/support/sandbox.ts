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
    const dump = (await this.#control("GET", "/objects")) as Record<string, Values>;
    const kept = Object.entries(dump).flatMap(([vendor, parts]) =>
      Object.entries(parts)
        .filter(([part, value]) => typeof value === "object" && value !== null && !BOOKKEEPING.includes(part))
        .map(([part, value]) => [`${vendor}.${part}`, idsOf(value as object)] as const),
    );
    return Object.fromEntries(kept);
  }

  /** All that the vendors hold, to the last property; logins aside, which every run adds to. */
  async everything(): Promise<unknown> {
    const { pca, ...others } = (await this.#control("GET", "/objects")) as Record<string, Values>;
    const { logins: _, ...held } = pca ?? {};
    return { ...others, pca: held };
  }

  /** The tenant of PCA is another one from now on, at the same host. */
  async enterTenant(name: string): Promise<void> {
    await this.#control("PUT", "/pca/tenant", { name });
  }

  /** What the work asked of the vendors. */
  async requestsOf<T>(work: () => Promise<T>): Promise<{ result: T; requests: Requests }> {
    await this.#control("DELETE", "/requests");
    const result = await work();
    const counted = (await this.#control("GET", "/requests")) as Counted;
    return {
      result,
      requests: Object.fromEntries(counted.byRequest.map(({ method, path, count }) => [`${method} ${path}`, count])),
    };
  }

  /** Does something at ThousandEyes by hand, behind Pulumi's back. */
  async byHand(method: string, path: string, body?: object, token = this.token): Promise<Record<string, unknown>> {
    const answer = await fetch(`${this.endpoint}${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path} by hand: ${answer.status} ${text}`);
    return text === "" ? {} : JSON.parse(text);
  }

  /** The account groups that a token leads to, the one that it logs in to first. */
  async accountGroups(token?: string): Promise<string[]> {
    const { accountGroups } = await this.byHand("GET", "/account-groups", undefined, token);
    return (accountGroups as { aid: string }[]).map(({ aid }) => aid);
  }

  async fault(fault: object): Promise<void> {
    await this.#control("POST", "/faults", fault);
  }

  async clearFaults(): Promise<void> {
    await this.#control("DELETE", "/faults");
  }

  /** How often each armed fault hit. */
  async hits(): Promise<number[]> {
    const { faults } = (await this.#control("GET", "/faults")) as { faults: { hits: number }[] };
    return faults.map((fault) => fault.hits);
  }

  /** Reads the vendors otherwise than by default: `{ "pca-put": "merges" }`. */
  async assume(readings: Record<string, string>): Promise<void> {
    await this.#control("PUT", "/assumptions", readings);
  }

  /** A token of somebody else at ThousandEyes: of `aids` of the same organization, or of another one. */
  async tokenOf(person: { aids: string[] } | { organization: "other" }): Promise<string> {
    return ((await this.#control("POST", "/thousandEyes/tokens", person)) as { token: string }).token;
  }

  /** The latest requests, one by one; without a `status` while unanswered, with null when the connection was cut. */
  async requestLog(): Promise<{ method: string; path: string; status?: number | null }[]> {
    return ((await this.#control("GET", "/requests?log=true")) as { log: [] }).log;
  }

  async #control(method: string, path: string, body?: object): Promise<unknown> {
    const answer = await fetch(`${this.sandbox.url}/_sandbox${path}`, {
      method,
      headers: { "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    return text === "" ? {} : JSON.parse(text);
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
