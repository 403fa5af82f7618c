import type { EngineSandbox } from "./sandbox";

type Values = Record<string, unknown>;

/** A document of Cisco PCA as the sandbox keeps it. */
export interface PcaDocument {
  id: string;
  attributes: Values;
}

/** An agent of PingPlotter Cloud as the sandbox keeps it; deleted ones stay, with the time of their deletion. */
export interface PingPlotterRecord {
  id: string;
  name: string;
  targets: { Target: string }[];
  device?: object;
  deleted?: string;
}

/** What happens at Cisco PCA and PingPlotter Cloud behind Pulumi's back: by hand, by a container, by a device. */
export class Outside {
  constructor(private readonly engine: EngineSandbox) {}

  /** Asks the orchestration API of PCA; the answer without its envelope. */
  async pca(method: string, path: string, data?: object): Promise<Values> {
    const { endpoint, token } = this.engine.sandbox.connection.pca;
    const answer = await ask(method, `${endpoint}/api/orchestrate/v3${path}`, data && { data }, {
      authorization: `Bearer ${token}`,
      "content-type": "application/vnd.api+json",
    });
    return (answer as { data: Values }).data;
  }

  async pingPlotter(method: string, path: string, body?: object): Promise<Values> {
    const { endpoint, apiKey } = this.engine.sandbox.connection.pingPlotter;
    return (await ask(method, `${endpoint}${path}`, body, {
      "x-api-key": apiKey,
      "content-type": "application/json",
    })) as Values;
  }

  /** Something that no API does: `/pca/agents/{id}/connect`. */
  async happens(control: string): Promise<void> {
    await ask("POST", `${this.engine.sandbox.url}/_sandbox${control}`);
  }

  async pcaConfigurations(): Promise<PcaDocument[]> {
    return Object.values((await this.#held("pca")).configurations as Record<string, PcaDocument>);
  }

  async pcaSessions(): Promise<PcaDocument[]> {
    return Object.values((await this.#held("pca")).sessions as Record<string, PcaDocument>);
  }

  /** The tokens that logins got and that still count. */
  async pcaLogins(): Promise<string[]> {
    return Object.keys((await this.#held("pca")).logins as object);
  }

  async pingPlotterAgents(): Promise<PingPlotterRecord[]> {
    return Object.values((await this.#held("pingPlotter")).agents as Record<string, PingPlotterRecord>);
  }

  async #held(vendor: string): Promise<Values> {
    const objects = await ask("GET", `${this.engine.sandbox.url}/_sandbox/objects`);
    return (objects as Record<string, Values>)[vendor] ?? {};
  }
}

async function ask(method: string, url: string, body?: object, headers: Record<string, string> = {}): Promise<unknown> {
  const answer = await fetch(url, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${url} by hand: ${answer.status} ${text}`);
  return text === "" ? {} : JSON.parse(text);
}
