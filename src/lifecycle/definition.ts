import * as z from "zod";
import { describeField } from "./fields/meta";
import { discriminatorOf, type InputSchema, type Values, variantsBy, variantsOf } from "./fields/schema";

/** One property that is wrong, in Pulumi's form. */
export interface CheckFailure {
  property: string;
  reason: string;
}

/** What every operation gets: the vendor's client, and a signal that ends waiting when the engine cancels. */
export interface Call<Client> {
  client: Client;
  signal?: AbortSignal;
  /** Names the Pulumi resource among all stacks; absent when the host cannot tell. */
  identity?: string | undefined;
}

/** An object at the vendor, in the program's vocabulary: every input the answer shows, and the computed outputs. */
export interface Answer {
  inputs: Values;
  outputs: Values;
}

export interface Created extends Answer {
  id: string;
}

/** What an update is about: the last known live values, and the values wanted, restored defaults included. */
export interface Change {
  olds: Values;
  news: Values;
}

/**
 * A resource as a value. Check, diff, replacement, state, secrets, import and documentation derive from the two
 * schemas; the four handlers hold what only the vendor's API knows.
 */
export interface ResourceDefinition<Client = unknown> {
  /** Class name and last part of the type token, e.g. "ThousandEyesTest". */
  type: string;
  description: string;
  inputs: InputSchema;
  outputs: z.ZodObject;
  /** The input that takes the Pulumi resource name when the program gives none: `testName`, `identification.agentName`. */
  nameProperty?: string;
  /** The vendor refuses two objects of one name, so a replacement deletes first. */
  deleteBeforeReplace: boolean;
  /**
   * Rules between properties. Every value may be absent or of the wrong type: say nothing then. Reading a value that is
   * not known yet (preview) ends the call; `applyRules` keeps that to the rule that read it.
   */
  rules?(news: Values): CheckFailure[];
  /**
   * Fills in the id of an object that the vendor lets us name, so that a crash and a rerun meet the same object. `olds`
   * are the inputs of the last deployment, empty for a new resource. Values may be unknown.
   */
  identify?(identity: string | undefined, olds: Values, news: Values): Values;
  /** Why the object must not be replaced because of these properties, or undefined. */
  guard?(call: Call<Client>, id: string, change: Change, replaces: readonly string[]): Promise<string | undefined>;
  /** Makes the object with one POST. An answer lost on the way is looked up here, never sent again. */
  create(call: Call<Client>, news: Values): Promise<Created>;
  /** The object, or undefined when the vendor proves that it is gone. `olds` is empty for an import. */
  read(call: Call<Client>, id: string, olds: Values): Promise<Created | undefined>;
  update(call: Call<Client>, id: string, change: Change): Promise<Answer>;
  /** Resolves when the object is gone, also when it was gone before. */
  delete(call: Call<Client>, id: string, olds: Values): Promise<void>;
}

const adoptId = describeField(z.string().min(1).optional(), {
  description:
    "Takes over the existing object with this id instead of creating one. It is changed to match the program, and deleted with it.",
  inputOnly: true,
});

/** Completes a definition with what every resource has. */
export function defineResource<Client>(definition: ResourceDefinition<Client>): ResourceDefinition<Client> {
  return { ...definition, inputs: withAdoptId(definition.inputs) };
}

function withAdoptId(schema: InputSchema): InputSchema {
  const objects = variantsOf(schema).map(({ object }) => z.strictObject({ ...object.shape, adoptId }));
  const discriminator = discriminatorOf(schema);
  if (discriminator === undefined) return objects[0] as z.ZodObject;
  return variantsBy(discriminator, objects);
}
