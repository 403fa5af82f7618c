import { expect } from "vitest";
import {
  checkInputs,
  createResource,
  deleteResource,
  type HostCall,
  type ResourceDefinition,
  readResource,
  updateResource,
  type Values,
} from "../../src/lifecycle";
import { findPcaAgents, type PcaClient } from "../../src/pca";
import { pcaAgentConfig } from "../../src/pca/agent-config/agent-config";
import { pcaAgentSecret } from "../../src/pca/agent-secret/agent-secret";
import { connectPca } from "../../src/pca/api/connect";
import { pcaSession } from "../../src/pca/session/session";
import { type Sandbox, startSandbox } from "../../src/sandbox";
import { hostCall, type TestRun, testRun } from "../support/run";
import { agentName, wholeConfig, wholeSessions } from "./pca-programs";
import { type Exchange, recorder } from "./recorder";

/** What a walk needs at every step. */
interface Walker {
  client: PcaClient;
  sandbox: Sandbox;
  run: TestRun;
}

/** A resource as the engine knows it. */
interface Live {
  definition: ResourceDefinition<PcaClient>;
  name: string;
  id: string;
  state: Values;
}

/** Everything that the client sends and gets while every resource of PCA is created, read, changed and deleted. */
export async function walkThroughPca(): Promise<Exchange[]> {
  const sandbox = await startSandbox();
  const { exchanges, fetch } = recorder();
  const { endpoint, username, password } = sandbox.connection.pca;
  const env = { PCA_ENDPOINT: endpoint, PCA_USERNAME: username, PCA_PASSWORD: password };
  const client = connectPca({ config: () => undefined, env }, { fetch, maxRetries: 0 });
  await walk({ client, sandbox, run: testRun() }).finally(() => sandbox.close());
  return exchanges;
}

async function walk(walker: Walker): Promise<void> {
  const { client } = walker;
  expect((await findPcaAgents(client, {}, {})).ids).toEqual([]);
  const agent = await makeAgent(walker);
  await mintSecrets(walker, agent.id);
  const sessions: Live[] = [];
  for (const program of wholeSessions) sessions.push(await liveSession(walker, agent.id, program));
  const found = await findPcaAgents(client, { names: [agentName], agentTypes: ["actuate"], connected: true }, {});
  expect(found.ids).toEqual([agent.id]);
  await meetRefusals(walker, agent, sessions);
  await removeEverything(walker, agent, sessions);
}

async function makeAgent(walker: Walker): Promise<Live> {
  const agent = await create(walker, pcaAgentConfig, agentName, wholeConfig);
  const connected = await fetch(`${walker.sandbox.url}/_sandbox/pca/agents/${agent.id}/connect`, { method: "POST" });
  expect(connected.status).toBe(200);
  await update(walker, agent, { ...wholeConfig, metadata: { SITE: "B" }, reporting: { syncResults: false } });
  await refresh(walker, agent);
  expect(agent.state.status).toBe("connected");
  return agent;
}

async function mintSecrets(walker: Walker, agentId: string): Promise<void> {
  const secret = await create(walker, pcaAgentSecret, "secret", { agentId });
  await update(walker, secret, { agentId, triggers: { rotated: "once" } });
  await refresh(walker, secret);
}

async function liveSession(walker: Walker, agentId: string, program: Values): Promise<Live> {
  const name = String(program.sessionType);
  const session = await create(walker, pcaSession, name, { ...program, agentId });
  await update(walker, session, { ...program, agentId, enable: false, sessionName: `${name} again` });
  await refresh(walker, session);
  return session;
}

/** An id that is taken, an old revision, a property of the wrong form, and an agent that has sessions. */
async function meetRefusals(walker: Walker, agent: Live, [session]: Live[]): Promise<void> {
  const { client } = walker;
  const taken = { ...wholeConfig, agentId: agent.id };
  await expect(create(walker, pcaAgentConfig, "another", taken)).rejects.toThrow("exists already");
  const old = { _rev: "1-0", agentId: agent.id };
  await expect(client.updateAgentConfig(agent.id, old, {})).rejects.toMatchObject({ kind: "conflict" });
  const stranger = { agentId: "nobody", session: { sessionName: "s", sessionType: "transfer", enable: true } };
  const incomplete = { ...stranger, session: { ...stranger.session, period: "repeat" } };
  await expect(client.createSession(incomplete, {})).rejects.toMatchObject({ kind: "validation" });
  const outdated = { _rev: "1-0", agentId: agent.id, session: { ...incomplete.session, sessionId: session?.id } };
  await expect(client.updateSession(session?.id ?? "", outdated, {})).rejects.toMatchObject({ kind: "conflict" });
  await expect(remove(walker, agent)).rejects.toThrow("still has 7 sessions");
}

async function removeEverything(walker: Walker, agent: Live, [first, ...others]: Live[]): Promise<void> {
  if (!first) throw new Error("There is no session");
  await remove(walker, first);
  await remove(walker, { ...agent, state: { ...agent.state, deleteSessions: true } });
  for (const gone of [first, ...others, agent]) {
    expect(await readResource(gone.definition, host(walker, gone.name), gone.id, gone.state)).toBeUndefined();
    await remove(walker, gone);
  }
}

const host = ({ client, run }: Walker, name: string): HostCall<PcaClient> =>
  hostCall(client, `acme/net/dev/${name}`, run);

async function create(
  walker: Walker,
  definition: ResourceDefinition<PcaClient>,
  name: string,
  program: Values,
): Promise<Live> {
  const inputs = checked(walker, { definition, name, id: "", state: {} }, program);
  return { definition, name, ...(await createResource(definition, host(walker, name), inputs)) };
}

async function update(walker: Walker, live: Live, program: Values): Promise<void> {
  const news = checked(walker, live, program);
  live.state = await updateResource(live.definition, host(walker, live.name), live.id, live.state, news);
}

async function refresh(walker: Walker, live: Live): Promise<void> {
  const found = await readResource(live.definition, host(walker, live.name), live.id, live.state);
  if (!found) throw new Error(`${live.name} is gone`);
  live.state = found.state;
}

function remove(walker: Walker, { definition, name, id, state }: Live): Promise<void> {
  return deleteResource(definition, host(walker, name), id, state);
}

function checked(walker: Walker, { definition, name, state }: Live, program: Values): Values {
  const context = { name, identity: host(walker, name).identity };
  const { inputs, failures } = checkInputs(definition as ResourceDefinition, context, state, program);
  expect(failures).toEqual([]);
  return inputs;
}
