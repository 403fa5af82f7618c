import type { Sandbox } from "../../src/sandbox";
import { stateOf } from "../support/samples/sample";

type Table = Record<string, unknown>;

/** Everything of one kind that a vendor holds, as the vendor itself keeps it. */
interface Holdings {
  /** Of all objects that are not deleted. */
  ids(sandbox: Sandbox): string[];
  /** One object, with everything that belongs to it. */
  object(sandbox: Sandbox, id: string): unknown;
}

interface Trace {
  agentId: string;
  description: string;
  status: string;
}

const tests = (sandbox: Sandbox) => stateOf(sandbox, "thousandEyes").tests as Table;
const configurations = (sandbox: Sandbox) => stateOf(sandbox, "pca").configurations as Table;
const sessions = (sandbox: Sandbox) => stateOf(sandbox, "pca").sessions as Table;
const runs = (sandbox: Sandbox) => stateOf(sandbox, "pca").runs as Table;
const agents = (sandbox: Sandbox) => stateOf(sandbox, "pingPlotter").agents as Record<string, { deleted?: string }>;
const traces = (sandbox: Sandbox) => stateOf(sandbox, "pingPlotter").sessions as Record<string, Trace>;

const pcaIds = (sandbox: Sandbox) => [...Object.keys(configurations(sandbox)), ...Object.keys(sessions(sandbox))];

const holdings: Record<string, Holdings> = {
  ThousandEyesTest: {
    ids: (sandbox) => Object.keys(tests(sandbox)),
    object: (sandbox, id) => tests(sandbox)[id],
  },
  PcaAgentConfig: { ids: pcaIds, object: (sandbox, id) => configurations(sandbox)[id] },
  // A token is shown once and kept nowhere.
  PcaAgentSecret: { ids: pcaIds, object: () => undefined },
  PcaSession: {
    ids: pcaIds,
    object: (sandbox, id) => ({ session: sessions(sandbox)[id], isStarted: runs(sandbox)[id] !== undefined }),
  },
  PingPlotterAgent: {
    ids: (sandbox) => Object.keys(agents(sandbox)).filter((id) => agents(sandbox)[id]?.deleted === undefined),
    object: (sandbox, id) => ({
      agent: agents(sandbox)[id],
      sessions: Object.values(traces(sandbox))
        .filter(({ agentId }) => agentId === id)
        .map(({ description, status }) => ({ description, status })),
    }),
  },
};

export function idsHeld(type: string, sandbox: Sandbox): string[] {
  return of(type).ids(sandbox);
}

/** Revisions, dates and what else a vendor makes up anew for every object. */
const OF_ITS_OWN = /^(_rev|created|createdDate|modifiedDate|modifiedBy|installerKey|lastMessage|device)$/;

/** What the vendor holds of an object, comparable with another one that was made with another name. */
export function held(type: string, sandbox: Sandbox, id: string, unique: string): unknown {
  const object = of(type).object(sandbox, id);
  if (object === undefined) return undefined;
  const text = JSON.stringify(object, (key, value) => (OF_ITS_OWN.test(key) ? undefined : value));
  return JSON.parse(text.replaceAll(JSON.stringify(id), '"its id"').replaceAll(unique, "its name"));
}

function of(type: string): Holdings {
  const found = holdings[type];
  if (!found) throw new Error(`It is not known how the vendor holds a ${type}.`);
  return found;
}
