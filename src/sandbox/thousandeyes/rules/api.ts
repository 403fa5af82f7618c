import type { Rule } from "../types/test-type";

/** observed: the protocol of an api test is TCP, whatever is sent. */
export const keepTcp: Rule = ({ next }) => {
  next.protocol = "tcp";
};

/** observed: an update that does not mention tracing switches it off. */
export const resetTracing: Rule = ({ given, next }) => {
  if (given.distributedTracing === undefined) next.distributedTracing = false;
};

/** observed: an update applies these only along with `networkMeasurements`. */
export const ignoreLoneNetworkSettings: Rule = ({ given, before, next }) => {
  if (!before || given.networkMeasurements !== undefined) return;
  for (const name of ["bgpMeasurements", "mtuMeasurements", "numPathTraces"]) {
    if (before[name] !== undefined) next[name] = before[name];
  }
  next.usePublicBgp = given.usePublicBgp ?? before.usePublicBgp ?? true;
};

/** Zero asks for the server's choice. */
export const chooseTargetTime: Rule = ({ given, next }) => {
  if (given.targetTime === 0) next.targetTime = 6;
};
