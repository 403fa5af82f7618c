import type * as z from "zod";
import type { CheckFailure } from "./definition";
import type { Values } from "./fields/schema";
import { plainValues } from "./fields/values";
import { oncePerProperty, shapeFailures } from "./shape-failures";

/** What a lookup gets from the host. */
export interface LookupCall<Client> {
  client: Client;
  /** Ends every wait, and every request that was not sent yet. */
  signal?: AbortSignal | undefined;
}

/**
 * A lookup as a value. The functions of every way into Pulumi, their types, checks and documentation derive from the two
 * schemas; `find` holds what only the vendor's API knows.
 */
export interface LookupDefinition<
  Client = unknown,
  Args extends z.ZodRawShape = z.ZodRawShape,
  Result extends z.ZodRawShape = z.ZodRawShape,
> {
  /** Name of the function: "getThousandEyesAgents". */
  name: string;
  /** What it finds, and what it costs where that is more than one request. */
  description: string;
  /** When it fails: "a name is unknown or ambiguous, or credentials are missing or refused". */
  failsWhen: string;
  /** The vendor's documentation that it rests on. */
  see: string;
  /** A program that asks, as TypeScript: the documentation shows it, and a test compiles it. */
  example: string;
  args: z.ZodObject<Args>;
  result: z.ZodObject<Result>;
  /** Only called for arguments that are valid. The message of what it throws is for a person. */
  find(call: LookupCall<Client>, args: z.output<z.ZodObject<Args>>): Promise<z.output<z.ZodObject<Result>>>;
}

/** Completes a definition: a lookup takes no arguments but its own, and answers nothing else. */
export function defineLookup<Client, Args extends z.ZodRawShape, Result extends z.ZodRawShape>(
  definition: LookupDefinition<Client, Args, Result>,
): LookupDefinition<Client, Args, Result> {
  return { ...definition, args: definition.args.strict(), result: definition.result.strict() };
}

/** The arguments as plain values, and every bad one at once. */
export function checkLookup(
  { args: schema }: LookupDefinition,
  args: Values,
): { args: Values; failures: CheckFailure[] } {
  const given = plainValues(args);
  return { args: given, failures: oncePerProperty(shapeFailures(schema, given, [])) };
}
