import { registered } from "../../../src/host/definitions";
import type { Values } from "../../../src/lifecycle";
import { nativeResourceOf } from "../../../src/plugin/resources";
import { resourceSamples } from "../../support/samples";
import { sampleContext } from "../../support/samples/sample";
import { Outside } from "./outside";
import type { EngineSandbox } from "./sandbox";

/** An object that nobody declares: `netassure:thousandeyes:HttpServerTest`, "http-server", its id. */
export interface MadeByHand {
  type: string;
  name: string;
  id: string;
}

/** One object of every variant of every resource that can be imported, made without Pulumi. */
export async function oneOfEverything(sandbox: EngineSandbox): Promise<MadeByHand[]> {
  const outside = new Outside(sandbox);
  const all: MadeByHand[] = [];
  for (const { type, without = [], samples } of resourceSamples) {
    if (without.includes("import")) continue;
    for (const sample of await samples(sampleContext(sandbox.sandbox))) {
      const values = sample.minimal(sample.name);
      const id = await makers[type]?.({ sandbox, outside }, values);
      all.push({ type: tokenOf(type, values), name: sample.name, id: String(id) });
    }
  }
  const template = await makers.PingPlotterAgent?.({ sandbox, outside }, { name: "template", isTemplate: true });
  all.push({ type: "netassure:pingplotter:Agent", name: "template", id: String(template) });
  return all;
}

interface Hands {
  sandbox: EngineSandbox;
  outside: Outside;
}

const makers: Record<string, (hands: Hands, values: Values) => Promise<unknown>> = {
  async ThousandEyesTest({ sandbox }, { type, ...values }) {
    const body = { ...values, description: "made by hand", alertsEnabled: false };
    return (await sandbox.byHand("POST", `/tests/${type}`, body)).testId;
  },
  async PcaAgentConfig({ outside }, attributes) {
    return (await outside.pca("POST", "/agents/configuration", { type: "agentConfigs", attributes })).id;
  },
  async PcaSession({ outside }, { agentId, ...session }) {
    const attributes = { agentId, session };
    return (await outside.pca("POST", "/agents/session", { type: "agentSessions", attributes })).id;
  },
  async PingPlotterAgent({ outside }, { name, isTemplate = false }) {
    const body = { Name: name, IsTemplate: isTemplate, Targets: [{ Target: "192.0.2.1" }] };
    return (await outside.pingPlotter("POST", "/agents", body)).UniqueId;
  },
};

function tokenOf(type: string, values: Values): string {
  return nativeResourceOf(registered(type).definition, values)?.token ?? "";
}
