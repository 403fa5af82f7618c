import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { HttpClientOptions } from "../../src/http";
import {
  checkInputs,
  createResource,
  deleteResource,
  diffResource,
  type HostCall,
  type ResourceDefinition,
  readResource,
  updateResource,
  type Values,
} from "../../src/lifecycle";
import { type PcaClient, pca } from "../../src/pca";
import { pcaAgentConfig } from "../../src/pca/agent-config/agent-config";
import { pcaAgentSecret } from "../../src/pca/agent-secret/agent-secret";
import { connectPca } from "../../src/pca/api/connect";
import { pcaSession } from "../../src/pca/session/session";
import { type Sandbox, startSandbox } from "../../src/sandbox";
import { hostCall, testRun } from "../support/run";
import { failureOf, instantClock } from "./support";

type Definition = ResourceDefinition<PcaClient>;

let sandbox: Sandbox;
let client: PcaClient;
let run = testRun();

beforeEach(async () => {
  sandbox = await startSandbox();
  client = connect();
  run = testRun();
});

afterEach(() => sandbox.close());

function connect(transport: Partial<HttpClientOptions> = {}): PcaClient {
  const { endpoint, username, password } = sandbox.connection.pca;
  const env = { PCA_ENDPOINT: endpoint, PCA_USERNAME: username, PCA_PASSWORD: password };
  return connectPca({ config: () => undefined, env }, transport);
}

const host = (name: string): HostCall<PcaClient> => hostCall(client, `acme/net/dev/${name}`, run);

/** One resource of a program, from check to delete, as an engine would take it there. */
class Declared {
  id = "";
  state: Values = {};

  constructor(
    readonly definition: Definition,
    readonly name: string,
    public program: Values,
  ) {}

  get inputs(): Values {
    const context = { name: this.name, identity: host(this.name).identity };
    const definition = this.definition as ResourceDefinition;
    const { inputs, failures } = checkInputs(definition, context, this.state, this.program);
    expect(failures).toEqual([]);
    return inputs;
  }

  get changes(): string[] {
    const { properties } = diffResource(this.definition as ResourceDefinition, this.id, this.state, this.inputs);
    return properties.map(({ path }) => path);
  }

  async create(): Promise<this> {
    Object.assign(this, await createResource(this.definition, host(this.name), this.inputs));
    expect(this.changes).toEqual([]);
    return this;
  }

  async update(program: Values): Promise<void> {
    this.program = program;
    this.state = await updateResource(this.definition, host(this.name), this.id, this.state, this.inputs);
    expect(this.changes).toEqual([]);
  }

  async refresh(): Promise<boolean> {
    const found = await readResource(this.definition, host(this.name), this.id, this.state);
    if (found) this.state = found.state;
    return found !== undefined;
  }

  import(): ReturnType<typeof readResource> {
    return readResource(this.definition, host(this.name), this.id, {});
  }

  delete(): Promise<void> {
    return deleteResource(this.definition, host(this.name), this.id, this.state);
  }
}

const control = async (path: string, body?: object) => {
  const init = body && { body: JSON.stringify(body), headers: { "content-type": "application/json" } };
  const answer = await fetch(`${sandbox.url}/_sandbox${path}`, { method: "POST", ...init });
  expect(answer.status, await answer.text()).toBeLessThan(300);
};

async function requests(): Promise<string[]> {
  const answer = await fetch(`${sandbox.url}/_sandbox/requests?log=true`);
  const { log } = (await answer.json()) as { log: { method: string; path: string }[] };
  return log.map(({ method, path }) => `${method} ${path.replace(/^.*\/v[13]/, "")}`);
}

const edge = () => new Declared(pcaAgentConfig, "edge-1", { dataGateway: { server: "192.0.2.10" } });
const session = (agentId: unknown, program: Values = {}) =>
  new Declared(pcaSession, "a-to-b", {
    ...{ agentId, sessionType: "twamp-stateless", enable: true, period: "continuous" },
    ...{ twamp: { reflectorAddr: "198.51.100.7" } },
    ...program,
  });

/** A program for each session type. */
const types: [string, Values][] = [
  ["twamp-stateful", { twamp: { reflectorAddr: "2001:db8::7", senderRate: 50, roundTripMode: { enable: true } } }],
  ["twamp-stateless", { twamp: { reflectorAddr: "198.51.100.7", senderPayloadSize: 82 } }],
  ["echo-udp", { echo: { reflectorAddr: "198.51.100.7", reflectorPort: 7 } }],
  ["echo-icmp", { echo: { reflectorAddr: "198.51.100.7", senderTtl: 64 } }],
  ["tcp-throughput", { throughput: { testServerAddress: "198.51.100.7", networkMaxRateBitsPerSec: 10_000_000_000 } }],
  ["path-trace", { trace: { destination: "shop.example.com", type: "tcp" } }],
  [
    "transfer",
    { transfer: { destinationUrl: "https://shop.example.com", username: "u", password: "hunter2-hunter2" } },
  ],
];

describe("on the sandbox", () => {
  it("an agent, its secret and its session live and die with one login and no request too many", async () => {
    const agent = await edge().create();
    const { agentId } = agent.state;
    const secret = await new Declared(pcaAgentSecret, "edge-1-secret", { agentId }).create();
    const measured = await session(agentId).create();
    expect(secret.state.token).toMatch(/^eyJ/);
    expect(await agent.refresh()).toBe(true);
    expect(await secret.refresh()).toBe(true);
    expect(await measured.refresh()).toBe(true);
    for (const declared of [measured, secret, agent]) await declared.delete();

    expect(await requests()).toEqual([
      "POST /auth/login",
      "POST /agents/configuration",
      `POST /agents/${agentId}/secrets`,
      "GET /agents/sessions",
      "POST /agents/session",
      `GET /agents/configuration/${agentId}`,
      `GET /agents/${agentId}`,
      "GET /agents/configuration",
      `GET /agents/session/${measured.id}`,
      `GET /agents/sessionstatus/${measured.id}`,
      `DELETE /agents/session/${measured.id}`,
      `GET /agents/sessions/${agentId}`,
      `DELETE /agents/configuration/${agentId}`,
    ]);
    client = connect();
    for (const declared of [measured, secret, agent]) expect(await declared.refresh()).toBe(false);
  });

  it.each(types)("a session of type %s is created, changed, imported and deleted", async (sessionType, block) => {
    const { id: agentId } = await edge().create();
    const program = { ...{ agentId, sessionType, enable: true, period: "repeat" }, ...block };
    const measured = await new Declared(pcaSession, "a-to-b", program).create();
    await measured.update({ ...program, enable: false, metadata: { SITE: "A" } });
    expect(await measured.refresh()).toBe(true);
    expect(measured.changes).toEqual([]);
    const imported = await measured.import();
    expect(imported?.inputs).toMatchObject({ agentId, sessionId: measured.id, sessionType, enable: false });
    await measured.update(program);
    await measured.delete();
    expect(await measured.refresh()).toBe(false);
  });

  it("what an agent reports becomes outputs, and leaves nothing to change", async () => {
    const agent = await edge().create();
    const measured = await session(agent.id).create();
    expect(agent.state).not.toHaveProperty("status");
    await control(`/pca/agents/${agent.id}/connect`);

    await agent.refresh();
    await measured.refresh();

    expect(agent.state).toMatchObject({ status: "connected", agentType: "actuate" });
    expect(measured.state).toMatchObject({ status: "running" });
    expect([...agent.changes, ...measured.changes]).toEqual([]);
  });

  it("a session that waits for its start is started once the agent is there", async () => {
    const agent = await edge().create();
    const waiting = session(agent.id, { period: "once", startTriggers: { run: "1" } });
    const failure = await failureOf(waiting.create());
    expect(failure.message).toMatch(/is not connected.*was not started/);
    Object.assign(waiting, {
      id: waiting.inputs.sessionId,
      state: (failure as Error & { properties: Values }).properties,
    });
    await control(`/pca/agents/${agent.id}/connect`);

    expect(waiting.changes).toEqual(["startTriggers"]);
    await waiting.update(waiting.program);
    await waiting.refresh();

    expect(waiting.state).toMatchObject({ status: "running", runId: expect.stringMatching(/-/) });
  });

  it("an expired login is renewed without anybody noticing", async () => {
    const agent = await edge().create();
    await control("/pca/expire-logins");

    expect(await agent.refresh()).toBe(true);
    expect((await requests()).filter((request) => request === "POST /auth/login")).toHaveLength(2);
  });

  it("changes by somebody else survive an update of what is ours", async () => {
    const agent = await edge().create();
    const current = await client.findAgentConfig(agent.id, {});
    const theirs = { telemetry: { templateName: "t" }, metadata: { OWNER: "noc" } };
    await client.updateAgentConfig(agent.id, { ...current?.attributes, ...theirs }, {});

    await agent.update({ ...agent.program, metadata: { SITE: "A" } });
    await agent.update({ dataGateway: { server: "192.0.2.11" } });

    expect((await client.findAgentConfig(agent.id, {}))?.attributes).toMatchObject(theirs);
  });

  it("parallel updates of one configuration end with both changes", async () => {
    const agent = await edge().create();
    const news = (key: string) => ({ ...agent.inputs, metadata: { [key]: "1" } });

    await Promise.all(
      ["A", "B"].map((key) => updateResource(pcaAgentConfig, host("edge-1"), agent.id, agent.state, news(key))),
    );

    expect((await client.findAgentConfig(agent.id, {}))?.attributes.metadata).toEqual({ A: "1", B: "1" });
  });

  it.each([
    ["before", 2],
    ["after", 1],
  ])(
    "a create whose connection breaks %s it took effect makes one object, also when the engine forgot it",
    async (effect, times) => {
      client = connect({ maxRetries: 0, clock: instantClock() });
      const agent = edge();
      const target = { vendor: "pca", method: "POST", path: "/agents/configuration" };
      await control("/faults", { kind: `reset-${effect}`, ...target });
      if (effect === "before") await expect(agent.create()).rejects.toMatchObject({ kind: "connection" });
      else await agent.create();

      // A process of its own, which knows of the first one what that noted.
      run = { ...testRun(), journal: run.journal };
      await edge().create();

      const posts = (await requests()).filter((request) => request === "POST /agents/configuration");
      expect(posts).toHaveLength(times);
      expect((await client.findAgentConfig(String(edge().inputs.agentId), {}))?.id).toBe(edge().inputs.agentId);
    },
  );

  it("an agent with foreign sessions is not deleted, unless the program says so", async () => {
    const agent = await edge().create();
    const foreign = await client.createSession(
      {
        agentId: agent.id,
        session: {
          ...{ sessionName: "theirs", sessionType: "echo-icmp", enable: true, period: "continuous" },
          echo: { reflectorAddr: "192.0.2.1" },
        },
      },
      {},
    );

    expect((await failureOf(agent.delete())).message).toContain(`still has a session (${foreign.id})`);
    expect(await agent.refresh()).toBe(true);
    await agent.update({ ...agent.program, deleteSessions: true });
    await agent.delete();

    expect(await agent.refresh()).toBe(false);
    expect(await client.findSession(foreign.id, {})).toBeUndefined();
  });

  it("every resource of the vendor is one of these", () => {
    expect(pca.resources.map(({ type }) => type)).toEqual(["PcaAgentConfig", "PcaAgentSecret", "PcaSession"]);
  });
});
