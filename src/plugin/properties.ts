import type { Struct as ProtoStruct } from "google-protobuf/google/protobuf/struct_pb";
import struct from "google-protobuf/google/protobuf/struct_pb";
import { isObject, plainValues, type Values } from "../lifecycle";

type Path = readonly string[];

/** Source: @pulumi/pulumi, runtime/rpc.ts. */
const SIGNATURE = "4dabf18193072939515e22adb298388d";
const SECRET = "1b47061264138c4ac30d75fd1eb44270";

/** The properties of a request. */
export interface Received {
  /** Without envelopes, null and Pulumi's own keys. */
  values: Values;
  /** Pulumi's own keys are in it. */
  raw: Values;
  /** Where the program or the engine marked a value as secret. */
  secrets: Path[];
}

export function received(properties: ProtoStruct | undefined): Received {
  const raw = (properties?.toJavaScript() ?? {}) as Values;
  return { raw, values: plainValues(raw), secrets: secretPaths(raw, []) };
}

/** Properties for an answer; what stands at a secret path is marked once more, whatever its field says. */
export function sent(values: Values, secrets: readonly Path[] = []): ProtoStruct {
  const marked = secrets.reduce<unknown>((inner, path) => markedAt(inner, path), values);
  return struct.Struct.fromJavaScript(marked as Parameters<typeof struct.Struct.fromJavaScript>[0]);
}

function secretPaths(value: unknown, path: Path): Path[] {
  if (isSecret(value)) return [path];
  const inside = Array.isArray(value) || isObject(value) ? Object.entries(value) : [];
  return inside.flatMap(([key, item]) => secretPaths(item, [...path, key]));
}

function isSecret(value: unknown): boolean {
  return isObject(value) && value[SIGNATURE] === SECRET;
}

function markedAt(value: unknown, [key, ...rest]: Path): unknown {
  if (value === undefined || value === null || isSecret(value)) return value;
  if (key === undefined) return { [SIGNATURE]: SECRET, value };
  if (Array.isArray(value)) return value.map((item, index) => (String(index) === key ? markedAt(item, rest) : item));
  return isObject(value) && Object.hasOwn(value, key) ? { ...value, [key]: markedAt(value[key], rest) } : value;
}
