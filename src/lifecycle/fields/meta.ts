import type * as z from "zod";

/**
 * What a field of a resource says about itself, beside its zod type. Check, diff, state, import, secrets and the
 * documentation all derive from this; a resource writes code only for what its API does oddly.
 */
export interface FieldMeta {
  /** What the field is: one sentence with unit and range in words. */
  description?: string;
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
  /** Key in the `netassure:` configuration that fills the field when the program does not. */
  fromConfig?: string;
}

export function describeField<T extends z.ZodType>(type: T, meta: FieldMeta): T {
  return type.meta({ ...(metaOf(type) as Record<string, unknown>), ...meta }) as T;
}

/** The field's metadata, found through optional and nullable wrappers. */
export function metaOf(type: z.ZodType): FieldMeta {
  const inner = (type.def as { innerType?: z.ZodType }).innerType;
  return { ...(inner ? metaOf(inner) : {}), ...((type.meta() as FieldMeta | undefined) ?? {}) };
}
