import { isObject, type Values } from "../../lifecycle";
import { overlay } from "../api/overlay";

/** A reflector is known by its id; without one, by what it answers and where, since each is possible only once. */
function isSame(a: Values, b: Values): boolean {
  if (a.reflectorId !== undefined && b.reflectorId !== undefined) return a.reflectorId === b.reflectorId;
  return a.reflectorType === b.reflectorType && (a.namespace ?? "") === (b.namespace ?? "");
}

/** For each wanted reflector the one of `others` that stands for it, each used once; and those left over. */
function pairUp(wanted: readonly Values[], others: readonly Values[]) {
  const rest = [...others];
  const partners = wanted.map((reflector) => {
    const index = rest.findIndex((other) => isSame(reflector, other));
    return index === -1 ? undefined : rest.splice(index, 1)[0];
  });
  return { partners, rest };
}

/** Reflectors in the order in which a program lists them; those that it does not list come last. */
export function inOrderOf(found: unknown, set: unknown): unknown {
  if (!Array.isArray(found) || !Array.isArray(set)) return found;
  const { partners, rest } = pairUp(set.filter(isObject), found.filter(isObject));
  return [...partners.filter((partner) => partner !== undefined), ...rest];
}

/** The wanted reflectors, with what the vendor or somebody else added to each. */
export function mergedReflectors(current: unknown, old: unknown, wanted: unknown): unknown {
  if (!Array.isArray(wanted)) return wanted;
  const reflectors = wanted.filter(isObject);
  const found = pairUp(reflectors, reflectorsIn(current)).partners;
  const before = pairUp(reflectors, reflectorsIn(old)).partners;
  return reflectors.map((reflector, index) => overlay(found[index] ?? {}, before[index] ?? {}, reflector));
}

function reflectorsIn(list: unknown): Values[] {
  return Array.isArray(list) ? list.filter(isObject) : [];
}
