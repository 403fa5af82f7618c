import { problemsOf, type Secrets } from "./check-messages";
import type { CheckFailure } from "./definition";
import { type InputSchema, isObject, type Values } from "./fields/schema";
import { containsUnknown, isUnknown } from "./fields/values";

/** Everything that the schema has against these values, known ones only. */
export function shapeFailures(schema: InputSchema, values: Values, secrets: Secrets): CheckFailure[] {
  const result = schema.safeParse(values);
  if (result.success) return [];
  return result.error.issues
    .filter(({ code, path }) => !concernsUnknown(values, path, code === "custom" || code === "invalid_union"))
    .flatMap((issue) => problemsOf(schema, values, issue, secrets));
}

/** `asWhole`: the issue is about everything inside the value, so one unknown part is enough to say nothing. */
function concernsUnknown(values: Values, path: PropertyKey[], asWhole: boolean): boolean {
  let value: unknown = values;
  for (const key of path) {
    if (isUnknown(value)) return true;
    value = isObject(value) || Array.isArray(value) ? (value as Record<PropertyKey, unknown>)[key] : undefined;
  }
  return asWhole ? containsUnknown(value) : isUnknown(value);
}

export function oncePerProperty(failures: CheckFailure[]): CheckFailure[] {
  const seen = new Set<string>();
  return failures.filter(({ property }) => property === "" || (!seen.has(property) && seen.add(property)));
}
