import type { CheckFailure, ResourceDefinition } from "./definition";
import { metaOf } from "./fields/meta";
import { fieldsFor, type InputSchema, isObject, type Values } from "./fields/schema";
import { plainValues } from "./fields/values";
import { withManagedDefaults } from "./managed";
import { adoptionFailures, removalFailures } from "./removal";
import { watchUnknowns, whenKnown } from "./rules";
import { oncePerProperty, shapeFailures } from "./shape-failures";

export interface CheckContext {
  /** The Pulumi resource name. */
  name?: string;
  /** Names the Pulumi resource among all stacks. */
  identity?: string | undefined;
  /** Paths that the program made secret by itself: `["interval"]`, `["agents", "0"]`. */
  secrets?: readonly (readonly string[])[];
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
    ...shapeFailures(definition.inputs, inputs, context.secrets ?? []),
    ...(whenKnown(() => definition.rules?.(watchUnknowns(inputs))) ?? []),
    ...removalFailures(definition, before, inputs),
    ...adoptionFailures(definition, before, inputs),
  ];
  return { inputs, failures: oncePerProperty(failures) };
}

function completed(definition: ResourceDefinition, context: CheckContext, olds: Values, news: Values): Values {
  const spelled = asSpelled(definition.inputs, news);
  const named = withName(spelled, definition.nameProperty?.split(".") ?? [], context.name);
  const identified = definition.identify?.(context.identity, olds, named) ?? named;
  const managed = withManagedDefaults(definition.inputs, identified);
  return definition.complete?.(managed) ?? managed;
}

function asSpelled(schema: InputSchema, values: Values): Values {
  const fields = fieldsFor(schema, values);
  const spelled = Object.entries(values).map(([name, value]) => {
    const fromProgram = fields[name] && metaOf(fields[name]).fromProgram;
    return [name, fromProgram ? fromProgram(value) : value];
  });
  return Object.fromEntries(spelled);
}

/** Fills in the name where the program gives none, also inside an object: `identification.agentName`. */
export function withName(values: Values, [key, ...rest]: string[], name: string | undefined): Values {
  if (key === undefined || name === undefined) return values;
  const value = values[key];
  if (rest.length === 0) return { ...values, [key]: value ?? name };
  const isOpen = value === undefined || isObject(value);
  return isOpen ? { ...values, [key]: withName((value as Values | undefined) ?? {}, rest, name) } : values;
}
