import { createHash } from "node:crypto";
import type { ReadingOf } from "../assumptions";
import type { Stored } from "./collection";
import type { AgentConfig } from "./fields/agent-config";
import type { AgentStatus, Tenant } from "./tenant";

/** What an answer tells about an agent; about one that never reported it tells less. */
export type ShownAgent = Omit<Partial<AgentStatus>, "status" | "state"> &
  Pick<AgentStatus, "agentId" | "agentName" | "metadata"> & { status: string; state: string };

/** Every status document in the order of their ids. assumed: pca-status-before-connect */
export function agentDocuments(tenant: Tenant): Stored<ShownAgent>[] {
  const reported = tenant.agents.all().map((stored) => inWords(tenant, stored));
  if (tenant.reading("pca-status-before-connect") === "absent") return reported;
  const silent = tenant.configurations.all().filter(({ id }) => !tenant.agents.find(id));
  const all = [...reported, ...silent.map((configuration) => unreported(tenant, configuration))];
  return all.sort((a, b) => (a.id < b.id ? -1 : 1));
}

function inWords({ reading }: Tenant, { attributes, ...stored }: Stored<AgentStatus>): Stored<ShownAgent> {
  const connected = attributes.status === "connected";
  return { ...stored, attributes: { ...attributes, ...words(reading("pca-agent-state-words"), connected) } };
}

/** assumed: pca-agent-state-words */
function words(reading: ReadingOf<"pca-agent-state-words">, connected: boolean): { status: string; state: string } {
  switch (reading) {
    case "connected-in-status":
      return { status: connected ? "connected" : "disconnected", state: "configured" };
    case "online-in-status":
      return { status: connected ? "online" : "offline", state: "configured" };
    case "connected-in-state":
      return connected ? { status: "running", state: "connected" } : { status: "waiting", state: "unconnected" };
  }
}

/** What there is to say about an agent that nobody has heard of. */
function unreported({ reading }: Tenant, { id, attributes }: Stored<AgentConfig>): Stored<ShownAgent> {
  const { status, state } = words(reading("pca-agent-state-words"), false);
  const { identification, metadata = {} } = attributes;
  const _rev = `1-${createHash("md5").update(id).digest("hex")}`;
  const known = { _rev, agentId: id, agentName: identification?.agentName ?? "", metadata };
  return {
    type: "agents",
    id,
    attributes: { ...known, status, state: state === "configured" ? "unconfigured" : state },
  };
}
