import * as z from "zod";
import { accountOutput } from "./account";
import type { Accounts } from "./accounts";
import type { Call } from "./call";
import { describeField } from "./fields/meta";
import { discriminatorOf, type InputSchema, type Values, variantsBy, variantsOf } from "./fields/schema";

/** One property that is wrong, in Pulumi's form. */
export interface CheckFailure {
  property: string;
  reason: string;
}

/** An object at the vendor, in the program's vocabulary: every input the answer shows, and the computed outputs. */
export interface Answer {
  inputs: Values;
  outputs: Values;
}

export interface Created extends Answer {
  id: string;
}

/** An object as a list names it. */
export interface Listed {
  id: string;
  name: string;
}

/** A state: the inputs that the program set, and outputs. */
export type State<News extends Values = Values> = Partial<News> & Values;

/** What an update is about: the last known live values, and the values wanted, restored defaults included. */
export interface Change<News extends Values = Values> {
  olds: State<News>;
  news: News;
}

/**
 * A resource as a value. Check, diff, replacement, state, secrets, import and documentation derive from the two
 * schemas; the four handlers hold what only the vendor's API knows.
 */
export interface ResourceDefinition<Client = unknown, News extends Values = Values> {
  /** Class name and last part of the type token, e.g. "ThousandEyesTest". */
  type: string;
  description: string;
  /** A program that declares one, as TypeScript: the documentation shows it, and a test compiles it. */
  example: string;
  inputs: InputSchema;
  outputs: z.ZodObject;
  /** Each variant is a resource type of its own on the native way: `HttpServerTest` for a "http-server". */
  typePerVariant?: true;
  /** The outputs that the variant of these inputs has, where not all have the same. */
  outputsOf?(news: Values): z.ZodRawShape;
  accounts: Accounts<Client>;
  /** The input that takes the Pulumi resource name when the program gives none: `testName`, `identification.agentName`. */
  nameProperty?: string;
  /** Whether the vendor would refuse the new object beside the old one, so that a replacement has to delete first. */
  deleteBeforeReplace(change: Change<News>): boolean;
  /**
   * Rules between properties. Every value may be absent or of the wrong type: say nothing then. Reading a value that is
   * not known yet (preview) ends the call; `applyRules` keeps that to the rule that read it.
   */
  rules?(news: Values): CheckFailure[];
  /** Fills in what follows from other properties, so that a preview shows it and a refresh compares it. */
  complete?(news: Values): Values;
  /**
   * Fills in the id of an object that the vendor lets us name, so that a crash and a rerun meet the same object. `olds`
   * are the inputs of the last deployment, empty for a new resource. Values may be unknown.
   */
  identify?(identity: string | undefined, olds: Values, news: Values): Values;
  /**
   * Looks up the ids of what the inputs name. Only called for inputs that are valid; values may be unknown. `connect`
   * leads to the account that the object lives in or will live in, and throws MissingSettingError without credentials: a
   * program that names nothing can be previewed without any.
   */
  resolve?(connect: () => Promise<Call<Client>>, news: Values): Promise<{ inputs: Values; failures: CheckFailure[] }>;
  /**
   * What the vendor would refuse, for a new object (`olds` is empty) or for a change, so that the preview fails and not
   * `up`. Only reads, and says nothing where it gets no answer. Values may be unknown.
   */
  verify?(call: Call<Client>, olds: Values, news: Values): Promise<CheckFailure[]>;
  /** Why the object must not be replaced because of these properties, or undefined. */
  guard?(
    call: Call<Client>,
    id: string,
    change: Change<News>,
    replaces: readonly string[],
  ): Promise<string | undefined>;
  /** What a longer name of an object says besides its id, as an import gives it: `aid/testId`. */
  parseId?(text: string): { id: string; inputs: Values };
  /** How to write such a name: "a test of another account group is aid/testId". */
  longerId?: string;
  /** Why there is no object with this id although there may seem to be one: it is of another type. */
  explainAbsence?(call: Call<Client>, id: string, news: Values): Promise<string | undefined>;
  /** The objects of these fixed values in the account that new ones go to; absent for what the vendor cannot list. */
  list?(call: Call<Client>, fixed: Values): Promise<Listed[]>;
  /** False for what the vendor shows only once: nobody can take it up again, nor adopt it. */
  findable?: false;
  /** Makes the object with one POST. An answer lost on the way is looked up here, never sent again. */
  create(call: Call<Client>, news: News): Promise<Created>;
  /** The object, or undefined when the vendor proves that it is gone. `olds` is empty for an import. */
  read(call: Call<Client>, id: string, olds: State<News>): Promise<Created | undefined>;
  update(call: Call<Client>, id: string, change: Change<News>): Promise<Answer>;
  /** Resolves when the object is gone, also when it was gone before. */
  delete(call: Call<Client>, id: string, olds: State<News>): Promise<void>;
}

const adoptId = describeField(z.string().min(1).optional(), {
  description:
    "Takes over the existing object with this id instead of creating one. It is changed to match the program, and deleted with it.",
  inputOnly: true,
});

/** Completes a definition with what every resource has. */
export function defineResource<Client, News extends Values = Values>(
  definition: ResourceDefinition<Client, News>,
): ResourceDefinition<Client, News> {
  const { inputs, outputs, outputsOf, findable = true } = definition;
  return {
    ...definition,
    inputs: findable ? withAdoptId(inputs) : inputs,
    outputs: z.object({ ...outputs.shape, account: accountOutput }),
    ...(outputsOf && { outputsOf: (news) => ({ ...outputsOf(news), account: accountOutput }) }),
  };
}

function withAdoptId(schema: InputSchema): InputSchema {
  const objects = variantsOf(schema).map(({ object }) => z.strictObject({ ...object.shape, adoptId }));
  const discriminator = discriminatorOf(schema);
  if (discriminator === undefined) return objects[0] as z.ZodObject;
  return variantsBy(discriminator, objects);
}
