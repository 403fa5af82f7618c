import { problemsOf } from "./check-messages";
import type { CheckFailure, ResourceDefinition } from "./definition";
import { metaOf } from "./fields/meta";
import { fieldsFor, isObject, type Values } from "./fields/schema";
import { containsUnknown, isUnknown, plainValues } from "./fields/values";
import { adoptionFailures, removalFailures } from "./removal";
import { watchUnknowns, whenKnown } from "./rules";

export interface CheckContext {
  /** The Pulumi resource name. */
  name?: string;
  /** Names the Pulumi resource among all stacks. */
  identity?: string | undefined;
  /** A key of the `netassure:` configuration. */
  config: (key: string) => string | undefined;
}

export interface CheckResult {
  inputs: Values;
  failures: CheckFailure[];
}

/**
 * Completes the inputs of a program and names every bad property at once. Unknown values (preview) pass. `olds` are
 * the inputs of the last deployment, empty for a new resource.
 */
export function checkInputs(
  definition: ResourceDefinition,
  context: CheckContext,
  olds: Values,
  news: Values,
): CheckResult {
  const before = plainValues(olds);
  const inputs = completed(definition, context, before, plainValues(news));
  const failures = [
    ...shapeFailures(definition, inputs),
    ...(whenKnown(() => definition.rules?.(watchUnknowns(inputs))) ?? []),
    ...removalFailures(definition, before, inputs),
    ...adoptionFailures(definition, before, inputs),
  ];
  return { inputs, failures: oncePerProperty(failures) };
}

function completed(definition: ResourceDefinition, context: CheckContext, olds: Values, news: Values): Values {
  const named = withName(news, definition.nameProperty?.split(".") ?? [], context.name);
  const inputs = { ...(definition.identify?.(context.identity, olds, named) ?? named) };
  for (const [name, field] of Object.entries(fieldsFor(definition.inputs, inputs))) {
    const key = metaOf(field).fromConfig;
    const value = key === undefined ? undefined : context.config(key);
    if (inputs[name] === undefined && value !== undefined) inputs[name] = value;
  }
  return inputs;
}

/** Fills in the name where the program gives none, also inside an object: `identification.agentName`. */
export function withName(values: Values, [key, ...rest]: string[], name: string | undefined): Values {
  if (key === undefined || name === undefined) return values;
  const value = values[key];
  if (rest.length === 0) return { ...values, [key]: value ?? name };
  const isOpen = value === undefined || isObject(value);
  return isOpen ? { ...values, [key]: withName((value as Values | undefined) ?? {}, rest, name) } : values;
}

function shapeFailures(definition: ResourceDefinition, inputs: Values): CheckFailure[] {
  const result = definition.inputs.safeParse(inputs);
  if (result.success) return [];
  return result.error.issues
    .filter(({ code, path }) => !concernsUnknown(inputs, path, code === "custom" || code === "invalid_union"))
    .flatMap((issue) => problemsOf(definition.inputs, inputs, issue));
}

/** `asWhole`: the issue is about everything inside the value, so one unknown part is enough to say nothing. */
function concernsUnknown(inputs: Values, path: PropertyKey[], asWhole: boolean): boolean {
  let value: unknown = inputs;
  for (const key of path) {
    if (isUnknown(value)) return true;
    value = isObject(value) || Array.isArray(value) ? (value as Record<PropertyKey, unknown>)[key] : undefined;
  }
  return asWhole ? containsUnknown(value) : isUnknown(value);
}

function oncePerProperty(failures: CheckFailure[]): CheckFailure[] {
  const seen = new Set<string>();
  return failures.filter(({ property }) => property === "" || (!seen.has(property) && seen.add(property)));
}
