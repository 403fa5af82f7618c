import { applyRules, type CheckFailure, failure, isObject, type Rule, type Values } from "../../lifecycle";
import { reservedId } from "./find-agent";

/** Rules between the properties of an agent. */
export function agentRules(news: Values): CheckFailure[] {
  return applyRules([eachAddressOnce, oneKindOfPause, realId, adoptionWithoutTargets], news);
}

/** Sessions show neither configuration nor interval, so two targets of one address could not be told apart. */
const eachAddressOnce: Rule = ({ targets }) => {
  const addresses = objectsIn(targets).map(({ address }) => address);
  const repeated = addresses.filter((address, index) => addresses.indexOf(address) < index);
  if (repeated.length === 0) return undefined;
  const shown = [...new Set(repeated)].map((address) => `"${address}"`).join(", ");
  return failure("targets", `must hold every address once, but repeats ${shown}`);
};

/** Two owners of one switch would fight. */
const oneKindOfPause: Rule = ({ paused, targets }) => {
  const index = objectsIn(targets).findIndex((target) => target.paused !== undefined);
  return paused === undefined || index === -1
    ? undefined
    : failure("paused", `cannot be set together with targets[${index}].paused. Keep one of the two`);
};

const realId: Rule = ({ adoptId }) => {
  const reason = typeof adoptId === "string" ? reservedId(adoptId) : undefined;
  return reason === undefined ? undefined : failure("adoptId", reason);
};

/** Targets are read once, when a new agent is installed. */
const adoptionWithoutTargets: Rule = ({ adoptId, targets }) =>
  adoptId === undefined || objectsIn(targets).length === 0
    ? undefined
    : failure(
        "targets",
        "cannot be set together with adoptId: PingPlotter can neither show nor change the targets of an agent that exists. Remove targets; what the agent traces stays as it is",
      );

function objectsIn(list: unknown): Values[] {
  return Array.isArray(list) ? list.filter(isObject) : [];
}
