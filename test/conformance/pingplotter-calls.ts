import { connectPingPlotter } from "../../src/pingplotter/api/client";
import { type Sandbox, startSandbox } from "../../src/sandbox";
import { type Exchange, recorder } from "./recorder";

/** The quality definition that the status calls ask for. */
export const quality = "web-email";

/** What the client sent and got, what it made of that, and the ids that the sandbox gave. */
export type Calls = Awaited<ReturnType<typeof callEverything>> & {
  exchanges: Exchange[];
  apiKey: string;
  endpoint: string;
};

/** Uses every call of the client that is about agents once, from the creation of an agent to its removal. */
export async function makeEveryAgentCall(): Promise<Calls> {
  const sandbox = await startSandbox();
  const { exchanges, fetch } = recorder();
  const { endpoint, apiKey } = sandbox.connection.pingPlotter;
  const env = { PINGPLOTTER_ENDPOINT: endpoint, PINGPLOTTER_API_KEY: apiKey };
  const client = connectPingPlotter({ config: () => undefined, env }, { fetch, maxRetries: 0 });
  const calls = await callEverything(client, sandbox).finally(() => sandbox.close());
  return { ...calls, exchanges, apiKey, endpoint };
}

async function callEverything(client: ReturnType<typeof connectPingPlotter>, sandbox: Sandbox) {
  const created = await client.createAgent(
    {
      Name: "front desk",
      IsTemplate: false,
      Targets: [
        { Target: "shop.example.com Shop", ConfigurationId: "config-7", TraceIntervalInMs: 5000 },
        { Target: "192.168.0.1" },
      ],
    },
    {},
  );
  const id = created.UniqueId;
  await install(sandbox, id);
  const listed = await client.listAgents({ includeTemplates: true, includeDeleted: false }, {});
  const read = await client.getAgent(id, {});
  const customFields = await client.listCustomFields({});
  const query = { TargetName: "Shop", QualityDefinitionIds: [quality] };
  const status = await client.getStatus(id, query, {});
  const statuses = await client.getStatuses([id], { TargetIp: "192.168.0.1", QualityDefinitionIds: [quality] }, {});
  const sessionId = status.TargetQuality?.[0]?.SessionId ?? "";
  const answers = [
    await client.forceReconnect(id, {}),
    await client.renameAgent(id, "back office", {}),
    await client.setSessionPaused(id, sessionId, true, {}),
    await client.setAllSessionsPaused(id, false, {}),
    await client.deleteAgent(id, true, {}),
  ];
  return { id, sessionId, created, listed, read, customFields, status, statuses, answers };
}

/** The device comes online and starts to trace. */
async function install({ url }: Sandbox, id: string): Promise<void> {
  const answer = await fetch(`${url}/_sandbox/pingPlotter/agents/${encodeURIComponent(id)}/connect`, {
    method: "POST",
  });
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
}
