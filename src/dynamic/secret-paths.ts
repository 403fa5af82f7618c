import * as pulumi from "@pulumi/pulumi";
import { isObject, type Values } from "../lifecycle";

/**
 * Key of the paths that a program made secret by itself (`pulumi.secret`, a secret output): a dynamic provider gets plain
 * values and could show them in a message.
 */
export const SECRETS = "__secrets";

type Path = readonly string[];

/** The paths of the outputs among the arguments that are secret, once that is known; undefined without outputs. */
export function secretOutputPaths(args: Values): Promise<string> | undefined {
  const outputs = outputsIn(args, []);
  if (outputs.length === 0) return undefined;
  const asked = outputs.map(async ({ output, path }) => ((await isSecret(output)) ? [path] : []));
  return Promise.all(asked).then((paths) => JSON.stringify(paths.flat()));
}

export function secretPaths(values: Values): Path[] {
  const text = values[SECRETS];
  return typeof text === "string" && text.startsWith("[") ? (JSON.parse(text) as Path[]) : [];
}

/** What stands at these paths, as text. */
export function textsAt(paths: readonly Path[], values: Values): string[] {
  return paths.flatMap((path) => textsIn(path.reduce<unknown>((value, key) => (value as Values)?.[key], values)));
}

function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value === "number") return [String(value)];
  const inside = Array.isArray(value) ? value : isObject(value) ? Object.values(value) : [];
  return inside.flatMap(textsIn);
}

function outputsIn(value: unknown, path: Path): { output: pulumi.Output<unknown>; path: Path }[] {
  if (pulumi.Output.isInstance(value)) return [{ output: value, path }];
  const inside = Array.isArray(value) || isPlainObject(value) ? Object.entries(value) : [];
  return inside.flatMap(([key, item]) => outputsIn(item, [...path, key]));
}

function isPlainObject(value: unknown): value is Values {
  return isObject(value) && [Object.prototype, null].includes(Object.getPrototypeOf(value));
}

/** An output whose value fails has nothing to show. */
function isSecret(output: pulumi.Output<unknown>): Promise<boolean> {
  return pulumi.isSecret(output).catch(() => true);
}
