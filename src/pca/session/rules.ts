import { type CheckFailure, isObject, type Values } from "../../lifecycle";

/** Rules between the fields of a session. */
export function sessionRules({ trace }: Values): CheckFailure[] {
  if (!isObject(trace)) return [];
  const { senderTtlMin, senderTtlMax } = trace;
  const areNumbers = typeof senderTtlMin === "number" && typeof senderTtlMax === "number";
  if (!areNumbers || senderTtlMin <= senderTtlMax) return [];
  return [{ property: "trace.senderTtlMin", reason: `must not exceed senderTtlMax (${senderTtlMax})` }];
}
