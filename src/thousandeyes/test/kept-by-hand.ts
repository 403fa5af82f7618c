import { isDeepStrictEqual } from "node:util";
import { type Change, fieldsFor, type Values } from "../../lifecycle";
import type { WireTest } from "../api/wire";
import { testInputs } from "./inputs";
import { alertRuleIds, scopeOf, type TestCall } from "./wire";

/**
 * What an update has to send along although the program does not set it, because ThousandEyes would change it otherwise:
 * values that somebody chose by hand. Costs a GET, and only where there is such a property.
 */
export async function keptByHand(call: TestCall, id: string, change: Change): Promise<Values> {
  const { news } = change;
  const fields = fieldsFor(testInputs, news);
  const names = changedWhenOmitted(change).filter((name) => name in fields && news[name] === undefined);
  if (names.length === 0) return {};
  const test = await call.client.getTest(String(news.type), id, scopeOf(call, news));
  const kept = names.map((name) => [name, liveValue(test, name, change)] as const);
  return Object.fromEntries(kept.filter(([, value]) => value !== undefined));
}

function changedWhenOmitted({ olds, news }: Change): string[] {
  const stays = (name: string) => news[name] !== undefined && news[name] === olds[name];
  return [
    // Documented: an update without alert rules attaches the default ones again, which is what dropping them asks for.
    ...(olds.alertRules === undefined ? ["alertRules"] : []),
    // Reported by users of the vendor's Terraform provider: both are derived anew from the network layer.
    ...(news.networkMeasurements === true ? ["bgpMeasurements", "usePublicBgp", "bandwidthMeasurements"] : []),
    // Documented: follows bgpMeasurements when it is left out.
    ...(stays("bgpMeasurements") ? ["usePublicBgp"] : []),
    ...(news.type === "api" ? onApiTests(news) : []),
  ];
}

/** Observed: tracing falls back to false, and the network layer's settings count only beside its switch. */
function onApiTests(news: Values): string[] {
  const network = ["bgpMeasurements", "mtuMeasurements", "numPathTraces"].some((name) => news[name] !== undefined);
  return ["distributedTracing", ...(network ? ["networkMeasurements"] : [])];
}

/** With the network layer ThousandEyes had switched off BGP as well, so both come back; what was off by hand stays off. */
function liveValue(test: WireTest, name: string, { olds, news }: Change): unknown {
  const returns = news.networkMeasurements === true && olds.networkMeasurements === false;
  if (returns && (name === "bgpMeasurements" || name === "usePublicBgp")) return true;
  return name === "alertRules" ? rulesByHand(test, { olds, news }) : test[name];
}

/**
 * Leaving the rules out is to give the default ones back. assumed: thousandeyes-put-without-alert-rules. Which these are
 * nobody can tell from here, so where all stayed as they were, a person has to look.
 */
export function tellOfKeptRules({ run, identity }: TestCall, { olds, news }: Change, test: WireTest): void {
  const [before, now] = [olds.alertRules as string[] | undefined, alertRuleIds(test)];
  if (before === undefined || news.alertRules !== undefined || !isDeepStrictEqual([...before].sort(), now?.sort()))
    return;
  run.log(
    "warning",
    `alertRules of test ${test.testId} are not set any more, and it has the same rules as before (${before.join(", ")}). If these are not the default ones, set alertRules.`,
    identity,
  );
}

/** A test that was made with alerts off has no rules; with alerts on it is to get the default ones. */
function rulesByHand(test: WireTest, { olds, news }: Change): string[] | undefined {
  const rules = alertRuleIds(test);
  const switchesOn = olds.alertsEnabled === false && news.alertsEnabled !== false;
  return switchesOn && rules?.length === 0 ? undefined : rules;
}
