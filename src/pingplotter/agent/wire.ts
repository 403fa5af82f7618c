import { isObject, type Values } from "../../lifecycle";
import type { NewAgent, WireAgent } from "../api/wire";
import { agentOutputs } from "./fields";

/** A target of a program. */
export interface Target {
  address: string;
  alias?: string;
  configurationId?: string;
  traceIntervalInMs?: number;
  paused?: boolean;
}

export function targetsIn(values: Values): Target[] {
  return Array.isArray(values.targets) ? (values.targets.filter(isObject) as unknown as Target[]) : [];
}

/** The vendor's spelling: the text up to the first space is the address, the rest is the alias. */
export function targetText({ address, alias }: Pick<Target, "address" | "alias">): string {
  return alias ? `${address} ${alias}` : address;
}

/** The request body of a create. */
export function toWire(news: Values): NewAgent {
  const targets = targetsIn(news).map((target) => ({
    Target: targetText(target),
    ...(target.configurationId === undefined ? {} : { ConfigurationId: target.configurationId }),
    ...(target.traceIntervalInMs === undefined ? {} : { TraceIntervalInMs: target.traceIntervalInMs }),
  }));
  return {
    Name: String(news.name),
    IsTemplate: news.isTemplate === true,
    ...(targets.length === 0 ? {} : { Targets: targets }),
  };
}

/** The computed outputs of an answer. `olds` fills in the link, which only some answers hold. */
export function outputsOf(agent: WireAgent, olds: Values): Values {
  return filled({
    uniqueId: agent.UniqueId,
    downloadUrl: agent.DownloadUrl ?? olds.downloadUrl,
    configured: agent.Configured ?? false,
    platform: agent.Platform,
    machineName: agent.MachineName,
    machineID: agent.MachineID,
    templateUniqueId: agent.TemplateUniqueId,
    notes: agent.Notes,
    customFields: customFieldsOf(agent),
  });
}

/** The outputs that a state already holds, for writes whose answer is only `true`. */
export function outputsIn(state: Values): Values {
  return Object.fromEntries(Object.entries(state).filter(([name]) => name in agentOutputs.shape));
}

function customFieldsOf({ CustomFields }: WireAgent): unknown[] | undefined {
  const set = (CustomFields ?? []).flatMap(({ Name, Value }) => (Value ? [{ name: Name, value: Value }] : []));
  return set.length === 0 ? undefined : set.sort((a, b) => a.name.localeCompare(b.name));
}

function filled(values: Values): Values {
  const isEmpty = (value: unknown) => value === undefined || value === null || value === "";
  return Object.fromEntries(Object.entries(values).filter(([, value]) => !isEmpty(value)));
}

/** What only a device can have told. */
export type Signs = Pick<
  WireAgent,
  "Platform" | "MachineName" | "MachineID" | "MostRecentIPAddress" | "LastMessageTime" | "IsOnline"
>;

/**
 * Whether any sign says that a device runs as this agent. assumed: pingplotter-configured-when-new. Configured is none of
 * the signs, because a fresh record may have it.
 */
export function isInstalled(agent: Signs): boolean {
  const { Platform, MachineName, MachineID, MostRecentIPAddress, LastMessageTime, IsOnline } = agent;
  const onPlatform = Boolean(Platform) && Platform !== "NotSpecified";
  const wasHeard = Boolean(LastMessageTime) && !LastMessageTime?.startsWith("0001-");
  return onPlatform || [MachineName, MachineID, MostRecentIPAddress].some(Boolean) || wasHeard || IsOnline === true;
}
