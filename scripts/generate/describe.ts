import type { ZodType } from "zod";
import {
  type FieldMeta,
  isRequired,
  itemOf,
  metaOf,
  type ResourceDefinition,
  typeInWords,
  unwrap,
  variantsOf,
} from "../../src/lifecycle";

/** A field with its name, as the documentation and the classes show it. */
export interface Field {
  name: string;
  type: ZodType;
  meta: FieldMeta;
  required: boolean;
}

export interface Variant {
  /** The vendor's name, e.g. "http-server"; empty for a resource without variants. */
  name: string;
  /** e.g. HttpServerTestArgs */
  interfaceName: string;
  fields: Field[];
}

export function fieldsOf(shape: Record<string, unknown>): Field[] {
  return Object.entries(shape).map(([name, type]) => ({
    name,
    type: type as ZodType,
    meta: metaOf(type as ZodType),
    required: isRequired(type as ZodType),
  }));
}

export function variantsIn(definition: ResourceDefinition): Variant[] {
  return variantsOf(definition.inputs).map(({ name, object }) => ({
    name,
    interfaceName: `${name === "" ? definition.type : variantName(definition.type, name)}Args`,
    fields: fieldsOf(object.shape).map((field) => withAutoname(definition, field)),
  }));
}

/** The name is filled in from the Pulumi resource name. */
function withAutoname(definition: ResourceDefinition, field: Field): Field {
  return field.name === definition.nameProperty ? { ...field, required: false } : field;
}

/** ThousandEyesTest + http-server -> ThousandEyesHttpServerTest; PcaSession + echo-udp -> PcaEchoUdpSession */
function variantName(type: string, variant: string): string {
  const pascal = variant.replace(/(^|-)(\w)/g, (_, __, letter: string) => letter.toUpperCase());
  return type.replace(/(Test|Session)$/, `${pascal}$1`);
}

export function sentenceOf({ meta, type }: Field): string {
  const words = [meta.description ?? ""];
  const bare = unwrap(type).def.type;
  if (bare === "number" || (bare === "literal" && meta.unit)) words.push(`${capital(typeInWords(type, meta))}.`);
  if (meta.serverDefault !== undefined && meta.serverDefault !== "" && isScalar(meta.serverDefault)) {
    words.push(`Default: ${JSON.stringify(meta.serverDefault)}.`);
  }
  return words.filter((word) => word !== "").join(" ");
}

function isScalar(value: unknown): boolean {
  return value !== null && typeof value !== "object";
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** TypeScript for a field's type; `wrap` puts pulumi.Input around every level. */
export function typescriptOf(type: ZodType, wrap: (inner: string) => string, indent = ""): string {
  return metaOf(type).typeName ?? unnamedType(type, wrap, indent);
}

/** The same for the declaration of a type that has a name. */
export function unnamedType(type: ZodType, wrap: (inner: string) => string, indent = ""): string {
  const bare = unwrap(type);
  const def = bare.def as {
    type: string;
    values?: unknown[];
    entries?: object;
    options?: ZodType[];
    valueType?: ZodType;
  };
  switch (def.type) {
    case "string":
    case "number":
    case "boolean":
      return def.type;
    case "enum":
      return Object.values(def.entries ?? {})
        .map((value) => JSON.stringify(value))
        .join(" | ");
    case "literal":
      return literalType(def.values ?? []);
    case "union":
      return [...new Set((def.options ?? []).map((option) => widened(typescriptOf(option, wrap, indent))))].join(" | ");
    case "array":
      return `${wrap(typescriptOf(itemOf(bare) as ZodType, wrap, indent))}[]`;
    case "record":
      return `Record<string, ${wrap(typescriptOf(def.valueType as ZodType, wrap, indent))}>`;
    case "object":
      return objectType(bare, wrap, indent);
    default:
      return "string";
  }
}

/** Numbers come from configuration too, where only their kind is known: the allowed ones are offered, others compile. */
function literalType(values: unknown[]): string {
  const offered = values.map((value) => JSON.stringify(value)).join(" | ");
  return values.every((value) => typeof value === "number") ? `${offered} | (number & {})` : offered;
}

/** `"" | string` says no more than `string`. */
function widened(type: string): string {
  if (/^"[^"]*"$/.test(type)) return "string";
  return /^\d+/.test(type) ? "number" : type;
}

function objectType(type: ZodType, wrap: (inner: string) => string, indent: string): string {
  const inner = `${indent}  `;
  const lines = fieldsOf((type as unknown as { shape: Record<string, unknown> }).shape).map(
    (field) =>
      `${inner}/** ${sentenceOf(field)} */\n${inner}${field.name}${field.required ? "" : "?"}: ${wrap(typescriptOf(field.type, wrap, inner))};`,
  );
  return `{\n${lines.join("\n")}\n${indent}}`;
}
