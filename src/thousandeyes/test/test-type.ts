import type * as z from "zod";
import type { Rule, Values } from "../../lifecycle";

export { failure, type Rule } from "../../lifecycle";

/** One ThousandEyes test type: its fields, and what only this type does oddly. */
export interface TestType {
  object: z.ZodObject;
  outputs?: z.ZodRawShape;
  rules?: readonly Rule[];
  /** Fills in what follows from other inputs. */
  complete?(news: Values): Values;
  /** The last hand on a request body. */
  toWire?(body: Values): Values;
  /** The last hand on an answer, given the inputs that the program sets. */
  fromWire?(inputs: Values, set: Values): Values;
}

export function defineTestType(type: TestType): TestType {
  return type;
}
