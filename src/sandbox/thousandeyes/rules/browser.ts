import { fieldError } from "../problems";
import type { Check, Rule, Show } from "../types/test-type";

/** The HTTP rounds keep the pace of the test until they get their own. */
export const followInterval: Rule = ({ given, before, next }) => {
  if (given.httpInterval !== undefined || next.interval === undefined) return;
  if (before === undefined || before.httpInterval === before.interval) next.httpInterval = next.interval;
};

/** The limits are documented; the words of the refusals are the sandbox's own. */
export const checkBrowserTimes: Check = ({ next }) => {
  const { interval, httpInterval, subinterval, pageLoadTargetTime, pageLoadTimeLimit, targetTime, timeLimit } = next;
  const problems: string[] = [];
  const refuse = (field: string, text: string) => problems.push(fieldError(field, text));
  if (Number(httpInterval) > Number(interval)) refuse("httpInterval", "HTTP interval must not exceed the interval.");
  if (Number(interval) % Number(subinterval) > 0) refuse("subinterval", "Subinterval must divide the interval.");
  if (Number(pageLoadTargetTime) > Number(pageLoadTimeLimit)) {
    refuse("pageLoadTargetTime", "Target time must not exceed the time limit.");
  }
  if (Number(targetTime) > Number(timeLimit)) refuse("targetTime", "Target time must not exceed the time limit.");
  if (Number(next.httpTimeLimit) >= Number(pageLoadTimeLimit)) {
    refuse("pageLoadTimeLimit", "Time limit must exceed the HTTP time limit.");
  }
  return problems;
};

/** observed: on page-load, although no document mentions it. */
export const showCoreWebVitals: Show = (shown) => {
  shown.coreWebVitalsMode = "none";
};

/** observed: absent on page-load while it is off. assumed: thousandeyes-page-load-proxy-data */
export const hideProxyData: Show = (shown, _settings, { reading }) => {
  const isShown = shown.collectProxyNetworkData === true && reading("thousandeyes-page-load-proxy-data") === "when-on";
  if (!isShown) delete shown.collectProxyNetworkData;
};
