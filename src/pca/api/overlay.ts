import { isObject, type Values } from "../../lifecycle";

/**
 * A vendor's document with our own change in it: what `news` sets is set, what `olds` set and `news` does not is taken
 * out, and everything else stays as somebody else left it.
 */
export function overlay(document: Values, olds: Values, news: Values): Values {
  const result = { ...document };
  for (const key of new Set([...Object.keys(olds), ...Object.keys(news)])) {
    const value = overlaid(document[key], olds[key], news[key]);
    if (value === undefined) delete result[key];
    else result[key] = value;
  }
  return result;
}

function overlaid(current: unknown, old: unknown, now: unknown): unknown {
  if (now === undefined) return old === undefined ? current : remainder(current, old);
  return isObject(now) ? overlay(orEmpty(current), orEmpty(old), now) : now;
}

/** What is left when a program no longer has the value; an object that only held ours goes away. */
function remainder(current: unknown, old: unknown): unknown {
  if (!isObject(current) || !isObject(old)) return undefined;
  const rest = overlay(current, old, {});
  return Object.keys(rest).length === 0 ? undefined : rest;
}

export function orEmpty(value: unknown): Values {
  return isObject(value) ? value : {};
}

/** The part of `values` that has one of these names. */
export function pick(values: Values, names: readonly string[]): Values {
  return Object.fromEntries(Object.entries(values).filter(([name]) => names.includes(name)));
}
