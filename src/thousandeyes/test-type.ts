import type * as z from "zod";
import type { CheckFailure, Values } from "../lifecycle";

/** A rule between properties of a test; values may be absent. */
export type Rule = (news: Values) => CheckFailure | undefined;

/** One ThousandEyes test type: its fields, and what only this type does oddly. */
export interface TestType {
  object: z.ZodObject;
  outputs?: z.ZodRawShape;
  rules?: readonly Rule[];
  /** The last hand on a request body. */
  toWire?(body: Values): Values;
  /** The last hand on an answer, given the inputs that the program sets. */
  fromWire?(inputs: Values, set: Values): Values;
}

export function defineTestType(type: TestType): TestType {
  return type;
}

export function failure(property: string, reason: string): CheckFailure {
  return { property, reason };
}
