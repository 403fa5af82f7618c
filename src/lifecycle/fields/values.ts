import { isObject, type Values } from "./schema";

/** What Pulumi sends for a value that is only known after `up`. Source: @pulumi/pulumi, runtime/rpc.ts. */
export const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

const SIGNATURE = "4dabf18193072939515e22adb298388d";
const SECRET_SIGNATURE = "1b47061264138c4ac30d75fd1eb44270";

export function isUnknown(value: unknown): boolean {
  return value === UNKNOWN;
}

export function containsUnknown(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(containsUnknown);
  return isObject(value) ? Object.values(value).some(containsUnknown) : isUnknown(value);
}

/** Keys of Pulumi and of the hosts here among the properties of a resource or of an object in it. */
const HOST_KEYS = ["__provider", "__defaults", "__identity", "__secrets", "__account"];

/**
 * Plain values from what an engine sent: secret envelopes opened, properties that are `undefined` or `null` dropped,
 * Pulumi's own keys left behind. List items keep their places, so that a path names what the program wrote.
 */
export function plainValues(values: Values): Values {
  return plain(values) as Values;
}

function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (!isObject(value)) return value;
  if (value[SIGNATURE] === SECRET_SIGNATURE) return plain(value.value);
  const entries = Object.entries(value)
    .filter(([key]) => !HOST_KEYS.includes(key))
    .map(([key, item]) => [key, plain(item)] as const);
  return Object.fromEntries(entries.filter(([, item]) => item !== undefined && item !== null));
}
