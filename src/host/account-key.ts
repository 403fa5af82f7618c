import { type Account, isObject, type ResourceDefinition, type Values } from "../lifecycle";

/** Where names in the inputs were looked up: the next check is told the inputs of the last one, and not the state. */
const ACCOUNT = "__account";

export function withAccountKey(definition: ResourceDefinition, inputs: Values, account: Account | undefined): Values {
  return definition.resolve && account ? { ...inputs, [ACCOUNT]: account } : inputs;
}

export function accountKeyIn(olds: Values): Account | undefined {
  return isObject(olds[ACCOUNT]) ? (olds[ACCOUNT] as Account) : undefined;
}
