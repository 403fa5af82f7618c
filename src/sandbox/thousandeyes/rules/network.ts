import { fieldError } from "../problems";
import { type Change, linkedAgents, type Show } from "../types/test-type";

/** What switching network measurements off or on does to the settings that depend on it. */
export function coupleNetwork(change: Change): void {
  const { given, next, base } = change;
  if (given.networkMeasurements === false) setUnlessGiven(change, { bgpMeasurements: false, usePublicBgp: false });
  if (given.networkMeasurements === true) deriveBgp(change);
  if (next.networkMeasurements === false) next.numPathTraces = base.numPathTraces ?? null;
  coupleBgp(change);
}

/** What an update that sends network measurements gets besides. assumed: thousandeyes-network-on */
function deriveBgp(change: Change): void {
  const { given, before, next, reading } = change;
  const derived = ["bgpMeasurements", "usePublicBgp", "bandwidthMeasurements"];
  if (!before || derived.every((name) => given[name] !== undefined || next[name] === undefined)) return;
  const effect = reading("thousandeyes-network-on");
  if (effect === "nothing") return;
  const hasBandwidth = next.bandwidthMeasurements !== undefined;
  if (effect === "bgp-and-bandwidth" && hasBandwidth) setUnlessGiven(change, { bandwidthMeasurements: true });
  if (given.usePublicBgp === false) return;
  const fromNothing = before.bgpMeasurements === false && given.bgpMeasurements === undefined;
  setUnlessGiven(change, { bgpMeasurements: true, ...(fromNothing ? { usePublicBgp: true } : {}) });
}

/** Public monitors follow `bgpMeasurements` when only that is sent. */
export function coupleBgp(change: Change): void {
  const { given } = change;
  if (given.bgpMeasurements !== undefined) setUnlessGiven(change, { usePublicBgp: given.bgpMeasurements });
}

function setUnlessGiven({ given, next }: Change, values: Change["next"]): void {
  for (const [name, value] of Object.entries(values)) {
    if (given[name] === undefined) next[name] = value;
  }
}

/** Continuous probing sends one packet a second, measures no bandwidth, and over TCP probes with SYN. */
export function coupleContinuousMode({ given, next, reading }: Change): void {
  if (next.continuousMode === true) {
    next.fixedPacketRate = given.fixedPacketRate ?? 1;
    next.bandwidthMeasurements = false;
    if (next.protocol === "tcp") next.probeMode = "syn";
  } else if (given.continuousMode === false && given.fixedPacketRate === undefined && next.fixedPacketRate === 1) {
    // assumed: thousandeyes-rate-after-continuous-mode
    if (reading("thousandeyes-rate-after-continuous-mode") === "dropped") delete next.fixedPacketRate;
  }
}

/** observed: this is found before anything else that a request may get wrong, and reported alone. */
export function packetRateProblem({ given, next }: Pick<Change, "given" | "next">): string | undefined {
  const rate = next.fixedPacketRate;
  // A rate of 1 that continuous mode has left behind.
  if (rate === 1 && given.fixedPacketRate === undefined) return undefined;
  if (typeof rate !== "number" || (rate >= 10 && rate <= 100)) return undefined;
  if (next.continuousMode === true && rate === 1) return undefined;
  return fieldError("fixedPacketRate", "The packet rate must be between 10 and 100.");
}

const noCloudAgents = "Cloud Agents are not supported for bandwidth measurements.";
const noBandwidth =
  "Please disable bandwidth measurements or perform the bandwidth measurement from an Enterprise Agent.";

/** observed: the refusal names no field and ends in two dots. */
export function checkBandwidth(change: Change): string[] {
  if (change.next.bandwidthMeasurements !== true) return [];
  const cloud = linkedAgents(change).some(({ agentType }) => agentType === "cloud");
  return cloud ? [`${noCloudAgents} ${noBandwidth}.`] : [];
}

/** BGP data needs somebody who collects it. */
export function checkMonitors({ next, links }: Change): string[] {
  // A bgp test has no switch for what it is there to do.
  const wanted = next.bgpMeasurements ?? true;
  return wanted === true && next.usePublicBgp !== true && links.monitors.length === 0
    ? ["No BGP monitors selected."]
    : [];
}

export const hidePathTraces: Show = (shown, settings) => {
  if (settings.networkMeasurements === false) delete shown.numPathTraces;
};

const dscpNames: Record<string, string> = { "0": "Best Effort", "44": "VOICE-ADMIT", "46": "EF" };

/** The label of `0` was seen, those of the others are the sandbox's own. */
export const showDscp: Show = (shown, { dscpId }) => {
  const id = Number(dscpId);
  const name = dscpNames[String(id)] ?? (id % 8 === 0 ? `CS ${id / 8}` : `AF ${id >> 3}${(id & 7) >> 1}`);
  shown.dscp = `${name} (DSCP ${id})`;
};
