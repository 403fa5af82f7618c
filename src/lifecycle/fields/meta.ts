import type * as z from "zod";

/**
 * What a field of a resource says about itself, beside its zod type. Check, diff, state, import, secrets and the
 * documentation all derive from this; a resource writes code only for what its API does oddly.
 */
export interface FieldMeta {
  /** What the field is: one sentence with unit and range in words. */
  description?: string;
  /** TypeScript name of the type, where a program may want to name it: "ThousandEyesAgent". */
  typeName?: string;
  /** Unit of a number: "seconds", "milliseconds", "bytes". */
  unit?: string;
  /**
   * The value the vendor uses when the field was never set. An answer without the field means it, import leaves it
   * out, and removing the property from a program sends it.
   */
  serverDefault?: unknown;
  /** Removing the property is done by leaving it out of the next write, because the vendor replaces what is around it. */
  restoredByOmission?: true;
  /** Encrypted in state and never shown. */
  secret?: true;
  /** The part of a secret text that no message may show, where the rest is no secret: the value of a header. */
  secretPart?: (text: string) => string;
  /** The vendor never returns it, or returns it masked: compared input with input. */
  writeOnly?: true;
  /** An answer without the field proves nothing about it. */
  mayBeAbsent?: true;
  /** Only netassure reads it; the vendor's object has no such field. */
  inputOnly?: true;
  /** A change creates a new object. Pulumi's word for it. */
  replaceOnChanges?: true;
  /** A change of it keeps the object, although a change of what is around it creates a new one. */
  inPlace?: true;
  /** A list whose order means nothing: items are told apart by this property, or by themselves when it is "". */
  listKey?: string;
  /** Two spellings of one value, as the vendor rewrites it. */
  same?: (a: unknown, b: unknown) => boolean;
  /** netassure gives it a value when the program does not, so the output always has one. */
  filledIn?: true;
  /** Compared even when a program does not set it: check fills in `serverDefault`. */
  managed?: true;
  /** The input names this part of the account that the object lives in; without it the object stays where it is. */
  accountPart?: string;
  /** An output that is the id of the resource, so a program knows it while an update is previewed. */
  sameAsId?: true;
  /** An output that no update changes. Pulumi's word for it. */
  stable?: true;
  /** Spells a value of a program the way the schema has it: an id for an object that holds it. */
  fromProgram?: (value: unknown) => unknown;
  /** Further TypeScript types that `fromProgram` takes in a program. */
  alsoTakes?: string;
  /** The same in words, for the way in that offers it. */
  otherSpellings?: string;
}

export function describeField<T extends z.ZodType>(type: T, meta: FieldMeta): T {
  return type.meta({ ...(metaOf(type) as Record<string, unknown>), ...meta }) as T;
}

/** The field's metadata, found through optional and nullable wrappers. */
export function metaOf(type: z.ZodType): FieldMeta {
  const inner = (type.def as { innerType?: z.ZodType }).innerType;
  return { ...(inner ? metaOf(inner) : {}), ...((type.meta() as FieldMeta | undefined) ?? {}) };
}
