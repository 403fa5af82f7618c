import type { ZodType } from "zod";
import { entryOf, itemOf, metaOf, shapeOf, unwrap } from "../../../src/lifecycle";
import { type Field, fieldsOf, sentenceOf } from "../describe";
import { nativeWords } from "./native-words";

/** What a value is, as far as a Pulumi schema can say it. */
export type Shape =
  | { kind: "string" | "number" | "integer" | "boolean" }
  | { kind: "choice"; values: string[] }
  | { kind: "list" | "map"; item: Shape }
  | { kind: "object"; properties: Property[]; typeName?: string };

export interface Property {
  name: string;
  description: string;
  shape: Shape;
  required: boolean;
  /** As an output it always has a value. */
  alwaysSet: boolean;
  secret: boolean;
  /** Any change of it makes a new object. `sometimes`: the provider decides. */
  replaces: "always" | "sometimes" | "never";
}

export function propertyOf(field: Field): Property {
  const { name, type, meta, required } = field;
  return {
    name,
    description: nativeWords(sentenceOf(field)),
    shape: shapeIn(type),
    required,
    alwaysSet: required || meta.filledIn === true || meta.managed === true || !type.safeParse(undefined).success,
    secret: isSecret(type),
    replaces: replacementOf(field),
  };
}

function shapeIn(type: ZodType): Shape {
  const nested = itemOf(type) ?? entryOf(type);
  if (nested) return { kind: itemOf(type) ? "list" : "map", item: shapeIn(nested) };
  const shape = shapeOf(type);
  if (shape) return { kind: "object", properties: fieldsOf(shape).map(propertyOf), ...named(type) };
  return scalarIn(type);
}

function named(type: ZodType): { typeName?: string } {
  const { typeName } = metaOf(type);
  return typeName === undefined ? {} : { typeName: nativeWords(typeName) };
}

function scalarIn(type: ZodType): Shape {
  const bare = unwrap(type);
  const def = bare.def as { type: string; values?: unknown[]; entries?: object; options?: ZodType[]; format?: string };
  switch (def.type) {
    case "enum":
      return { kind: "choice", values: Object.values(def.entries ?? {}) as string[] };
    case "literal":
      return choice(def.values ?? []);
    case "union":
      return widest((def.options ?? []).map(scalarIn));
    case "number":
      return { kind: (bare as { format?: string | null }).format ? "integer" : "number" };
    case "string":
    case "boolean":
      return { kind: def.type };
    default:
      throw new Error(`a schema has no word for the type "${def.type}"`);
  }
}

/** Numbers have no names, so a program writes them as they are, and the description lists them. */
function choice(values: unknown[]): Shape {
  if (values.every((value) => typeof value === "string")) return { kind: "choice", values };
  return { kind: values.every(Number.isInteger) ? "integer" : "number" };
}

/** `"" | IPv4 address` says no more than text. */
function widest(shapes: Shape[]): Shape {
  const kinds = new Set(shapes.map(({ kind }) => (kind === "choice" ? "string" : kind)));
  const [kind] = kinds;
  if (kinds.size !== 1 || kind === undefined || kind === "list" || kind === "map" || kind === "object") {
    throw new Error(`a schema has no word for one of ${[...kinds].join(", ")}`);
  }
  return { kind };
}

/** Secret entries make the list or map that holds them secret; an object says it of each of its properties. */
function isSecret(type: ZodType): boolean {
  const nested = itemOf(type) ?? entryOf(type);
  return metaOf(type).secret === true || (nested !== undefined && isSecret(nested));
}

/** Pulumi replaces for whatever a schema says, so it only says what holds for every change of the property. */
function replacementOf({ type, meta }: Field): Property["replaces"] {
  if (!meta.replaceOnChanges) return "never";
  return meta.accountPart !== undefined || holdsInPlace(type) ? "sometimes" : "always";
}

function holdsInPlace(type: ZodType): boolean {
  const fields = Object.values(shapeOf(itemOf(type) ?? type) ?? {});
  return fields.some((field) => metaOf(field).inPlace === true || holdsInPlace(field));
}
