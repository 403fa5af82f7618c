import * as z from "zod";
import { describeField, isObject } from "../../lifecycle";

const interval = (value: unknown) => Number(value ?? 2500);
const sameInterval = (a: unknown, b: unknown) => interval(a) === interval(b);

/** Two spellings of one target: with the vendor's defaults written out or left out. */
function sameTarget(a: unknown, b: unknown): boolean {
  if (!isObject(a) || !isObject(b)) return false;
  const sameText = (key: string) => (a[key] ?? "") === (b[key] ?? "");
  const sameWords = ["address", "alias", "configurationId"].every(sameText);
  return sameWords && sameInterval(a.traceIntervalInMs, b.traceIntervalInMs) && a.paused === b.paused;
}

const target = z.strictObject({
  address: describeField(z.string().regex(/^\S+$/, "text without spaces"), {
    description: "IP address, host name or URL. Every target of an agent needs another one.",
  }),
  alias: describeField(
    z
      .string()
      .regex(/^(\S(.*\S)?)?$/, "text without spaces at its ends")
      .optional(),
    {
      description: "Name that PingPlotter shows for the target.",
      serverDefault: "",
    },
  ),
  configurationId: describeField(z.string().min(1).optional(), {
    description: "Id of an engine configuration. Default: that of the account, usually ICMP.",
  }),
  traceIntervalInMs: describeField(z.int().min(1).optional(), {
    description: "Time between two trace samples.",
    unit: "milliseconds",
    serverDefault: 2500,
    same: sameInterval,
  }),
  paused: describeField(z.boolean().optional(), {
    description:
      "Pauses this target; applied once the agent is installed and has started it. Excludes the agent's own paused.",
    serverDefault: false,
    inPlace: true,
  }),
});

/** Source: PingPlotter Cloud manual, Agents, samples of 2025-11. */
export const agentInputs = z.strictObject({
  name: describeField(z.string().min(1), {
    description: "Name of the agent. Defaults to the Pulumi resource name; changed in place.",
  }),
  targets: describeField(z.array(describeField(target, { same: sameTarget })).optional(), {
    description:
      "What the agent traces, in any order. Applied when the agent is first installed and never readable or changeable afterwards, so a change replaces the agent; see replaceInstalled.",
    listKey: "address",
    serverDefault: [],
    replaceOnChanges: true,
  }),
  isTemplate: describeField(z.boolean().optional(), {
    description: "Makes an agent template instead of an agent. A change replaces it.",
    // The manual shows false in its sample and states no default.
    serverDefault: false,
    mayBeAbsent: true,
    replaceOnChanges: true,
  }),
  paused: describeField(z.boolean().optional(), {
    description:
      "Pauses or resumes all targets. An agent has none before it is installed: the first pulumi up --refresh afterwards applies it.",
    serverDefault: false,
    mayBeAbsent: true,
  }),
  uninstallOnDelete: describeField(z.boolean().optional(), {
    description:
      "Also uninstalls the agent from its device when it is deleted (the vendor's ShouldUninstall). The agent must be online then.",
    serverDefault: false,
    inputOnly: true,
  }),
  allowSameName: describeField(z.boolean().optional(), {
    description:
      "Creates the agent although another one has its name. Without it that is an error, because a run that was killed may have made the other one.",
    serverDefault: false,
    inputOnly: true,
  }),
  reconnectTriggers: describeField(z.record(z.string(), z.string()).optional(), {
    description:
      'Makes the installed agent reconnect whenever these values change, for example { moved: "2026-11" }. The first values of a resource ask for nothing.',
    inputOnly: true,
  }),
  replaceInstalled: describeField(z.boolean().optional(), {
    description:
      "Allows a change that replaces the agent although it is installed: its device stays with the deleted agent until the new one is installed there.",
    serverDefault: false,
    inputOnly: true,
  }),
});

export type AgentInputs = z.output<typeof agentInputs>;

const customField = z.object({
  name: describeField(z.string(), { description: "Name of the custom field." }),
  value: describeField(z.string(), { description: "Its value on this agent." }),
});

/**
 * What a program can use. Everything that changes by itself (online state, session counts, addresses, times) stays
 * out, or every refresh would find something; findPingPlotterAgents tells it. What a create does not answer yet is
 * left out as well while it is empty.
 */
export const agentOutputs = z.object({
  uniqueId: describeField(z.string(), { description: "Id of the agent.", sameAsId: true }),
  downloadUrl: describeField(z.string().optional(), {
    description: "Where to get the installer that makes a device this agent.",
    secret: true,
  }),
  configured: describeField(z.boolean(), {
    description:
      "Whether the agent is set up, in the vendor's words, which nobody defines; machineName tells whether it is installed.",
  }),
  platform: describeField(z.string().optional(), {
    description: 'Operating system of the device; "NotSpecified" before the installation.',
  }),
  machineName: describeField(z.string().optional(), {
    description: "Name of the device; absent before the installation.",
  }),
  machineID: describeField(z.string().optional(), { description: "Id of the device; absent before the installation." }),
  templateUniqueId: describeField(z.string().optional(), { description: "Template that the agent came from." }),
  notes: describeField(z.string().optional(), { description: "Notes made in PingPlotter Cloud." }),
  customFields: describeField(z.array(customField).optional(), {
    description: "Custom fields filled in PingPlotter Cloud.",
  }),
});
