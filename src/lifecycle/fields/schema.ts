import * as z from "zod";
import { metaOf } from "./meta";

/** The inputs of a resource: one object, or one object per variant told apart by a literal property. */
export type InputSchema = z.ZodObject | z.ZodDiscriminatedUnion;

export type Values = Record<string, unknown>;

/** A resource whose variants are told apart by a literal property. */
export function variantsBy(discriminator: string, objects: z.ZodObject[]): InputSchema {
  return z.discriminatedUnion(discriminator, objects as never) as unknown as InputSchema;
}

/** The type below optional, nullable and similar wrappers. */
export function unwrap(type: z.ZodType): z.ZodType {
  const inner = (type.def as { innerType?: z.ZodType }).innerType;
  return inner ? unwrap(inner) : type;
}

export function isRequired(type: z.ZodType): boolean {
  return !type.safeParse(undefined).success;
}

/** The fields of an object type, or undefined for anything else (lists, maps, scalars). */
export function shapeOf(type: z.ZodType): Record<string, z.ZodType> | undefined {
  const inner = unwrap(type);
  return inner instanceof z.ZodObject ? (inner.shape as Record<string, z.ZodType>) : undefined;
}

/** The type of a list's items, or undefined for anything else. */
export function itemOf(type: z.ZodType): z.ZodType | undefined {
  const inner = unwrap(type);
  return inner instanceof z.ZodArray ? (inner.element as z.ZodType) : undefined;
}

/** The type of a map's values, or undefined for anything else. */
export function entryOf(type: z.ZodType): z.ZodType | undefined {
  const inner = unwrap(type);
  return inner instanceof z.ZodRecord ? (inner.valueType as z.ZodType) : undefined;
}

/** The values that a type offers to choose from; none for a type that takes more than a few. */
export function choicesOf(type: z.ZodType): unknown[] {
  const inner = unwrap(type);
  if (inner instanceof z.ZodEnum) return inner.options;
  return inner instanceof z.ZodLiteral ? [...inner.values] : [];
}

/** The property that tells variants apart, e.g. "type"; undefined for a resource without variants. */
export function discriminatorOf(schema: InputSchema): string | undefined {
  return schema instanceof z.ZodDiscriminatedUnion ? schema.def.discriminator : undefined;
}

/** Every variant with the literal that names it; a resource without variants is one unnamed variant. */
export function variantsOf(schema: InputSchema): { name: string; object: z.ZodObject }[] {
  const discriminator = discriminatorOf(schema);
  if (discriminator === undefined) return [{ name: "", object: schema as z.ZodObject }];
  return (schema as z.ZodDiscriminatedUnion).options.map((option) => {
    const object = option as z.ZodObject;
    const literal = unwrap(object.shape[discriminator] as z.ZodType) as z.ZodLiteral;
    return { name: String(literal.value), object };
  });
}

/** The fields that these values may have: those of their variant, or none when the variant is not known. */
export function fieldsFor(schema: InputSchema, values: Values): Record<string, z.ZodType> {
  const discriminator = discriminatorOf(schema);
  if (discriminator === undefined) return (schema as z.ZodObject).shape as Record<string, z.ZodType>;
  const variant = variantsOf(schema).find(({ name }) => name === values[discriminator]);
  return (variant?.object.shape ?? {}) as Record<string, z.ZodType>;
}

/** Whether the field, or a field anywhere inside it, has this mark. */
export function hasMark(type: z.ZodType, mark: "secret" | "writeOnly"): boolean {
  return metaOf(type)[mark] === true || typesInside(type).some((inner) => hasMark(inner, mark));
}

/** The types one level below: fields, list items, map values, alternatives. */
function typesInside(type: z.ZodType): z.ZodType[] {
  const inner = unwrap(type);
  const nested = itemOf(inner) ?? entryOf(inner);
  if (nested) return [nested];
  if (inner instanceof z.ZodUnion) return inner.options as z.ZodType[];
  return Object.values(shapeOf(inner) ?? {});
}

/**
 * Whether a value of this type holds something in a field that has the mark. Lists count only where asked for: a new
 * entry of a list is no change of the fields inside it.
 */
export function holdsMarked(
  type: z.ZodType,
  value: unknown,
  mark: "writeOnly" | "replaceOnChanges",
  inLists: boolean,
): boolean {
  if (value === undefined || value === null) return false;
  if (metaOf(type)[mark]) return true;
  const item = itemOf(type);
  if (item && Array.isArray(value)) return inLists && value.some((entry) => holdsMarked(item, entry, mark, inLists));
  const shape = shapeOf(type) ?? {};
  return (
    isObject(value) && Object.entries(shape).some(([name, field]) => holdsMarked(field, value[name], mark, inLists))
  );
}

export function isObject(value: unknown): value is Values {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
