import * as z from "zod";
import { type FieldMeta, metaOf } from "./meta";
import { entryOf, isRequired, itemOf, shapeOf, unwrap } from "./schema";

/** What a field takes, in words: `a whole number of seconds from 5 to 60`, `one of 60, 120 or 300 (seconds)`. */
export function typeInWords(field: z.ZodType, meta: FieldMeta = metaOf(field)): string {
  const type = unwrap(field);
  const unit = meta.unit === undefined ? {} : { unit: meta.unit };
  if (type instanceof z.ZodNumber) return numberInWords(type, meta.unit);
  if (type instanceof z.ZodEnum) return choicesInWords(type.options, undefined);
  if (type instanceof z.ZodLiteral) return choicesInWords([...type.values], meta.unit);
  if (type instanceof z.ZodUnion) {
    return listed((type.options as z.ZodType[]).map((option) => typeInWords(option, { ...unit, ...metaOf(option) })));
  }
  const nested = itemOf(type);
  if (nested) return `a list of ${plural(typeInWords(nested))}${countInWords(type)}`;
  const entry = entryOf(type);
  if (entry) return `an object of ${plural(typeInWords(entry))}`;
  const shape = shapeOf(type);
  if (shape) return objectInWords(shape);
  if (type.def.type === "boolean") return "true or false";
  return type.def.type === "string" ? textInWords(type) : type.def.type;
}

/** "a", "a or b", "a, b or c" */
export function listed(words: string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;
}

/** A value on one line, cut when it is long. */
export function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

function choicesInWords(choices: readonly unknown[], unit: string | undefined): string {
  const words = listed(choices.map(shown));
  return choices.length === 1 ? words : `one of ${words}${unit === undefined ? "" : ` (${unit})`}`;
}

function objectInWords(shape: Record<string, z.ZodType>): string {
  const names = Object.keys(shape);
  const required = names.filter((name) => isRequired(shape[name] as z.ZodType)).join(", ");
  const optional = names.filter((name) => !isRequired(shape[name] as z.ZodType)).join(", ");
  return `an object with ${[required, optional && `optionally ${optional}`].filter(Boolean).join(" and ")}`;
}

const PLURALS: [RegExp, string][] = [
  [/^an object\b/, "objects"],
  [/^a list\b/, "lists"],
  [/^a (whole )?number\b/, "$1numbers"],
  [/^text that is\b/, "text values that are"],
  [/^text\b/, "text values"],
  [/^(an? (?:\S+ address|UUID|URL|date)\b)/, "values that are each $1"],
  [/^one of\b/, "values that are each one of"],
];

function plural(words: string): string {
  const [singular, several] = PLURALS.find(([pattern]) => pattern.test(words)) ?? [/^/, ""];
  return words.replace(singular, several);
}

function numberInWords(type: z.ZodNumber, unit: string | undefined): string {
  const whole = type.format !== null;
  return `${whole ? "a whole number" : "a number"}${unit === undefined ? "" : ` of ${unit}`}${rangeInWords(type, whole)}`;
}

function rangeInWords(type: z.ZodNumber, whole: boolean): string {
  const low = bound(
    checksOf(type).filter(({ check }) => check === "greater_than"),
    whole ? 1 : 0,
  );
  const high = bound(
    checksOf(type).filter(({ check }) => check === "less_than"),
    whole ? -1 : 0,
  );
  if (low?.inclusive && high?.inclusive) return ` from ${low.value} to ${high.value}`;
  const words = [
    ...(low ? [`${low.inclusive ? "at least" : "above"} ${low.value}`] : []),
    ...(high ? [`${high.inclusive ? "at most" : "below"} ${high.value}`] : []),
  ];
  return words.length === 0 ? "" : `, ${words.join(" and ")}`;
}

/** The last bound wins, as in the schema; whole numbers have no need for exclusive ones. */
function bound(checks: Check[], step: number): { value: number; inclusive: boolean } | undefined {
  const last = checks.at(-1);
  if (last?.value === undefined) return undefined;
  return last.inclusive || step === 0
    ? { value: last.value, inclusive: last.inclusive === true }
    : { value: last.value + step, inclusive: true };
}

const FORMATS: Record<string, string> = {
  ipv4: "an IPv4 address",
  ipv6: "an IPv6 address",
  uuid: "a UUID",
  url: "a URL",
  email: "an email address",
  datetime: "a date and time in ISO 8601",
};

function textInWords(type: z.ZodType): string {
  const { format } = type.def as { format?: string };
  const words = format === undefined ? undefined : FORMATS[format];
  if (words !== undefined) return words;
  const { least, most } = lengthOf(type);
  if (least === 1 && most === undefined) return "text that is not empty";
  return `text${amount(" of ", least, most, "character")}`;
}

function countInWords(type: z.ZodType): string {
  const { least, most } = lengthOf(type);
  const words = amount("", least, most, "entry");
  return words === "" ? "" : ` (${words})`;
}

function amount(prefix: string, least: number | undefined, most: number | undefined, noun: string): string {
  const counted = (count: number) => `${count} ${count === 1 ? noun : noun === "entry" ? "entries" : `${noun}s`}`;
  if (least !== undefined && least === most) return `${prefix}exactly ${counted(least)}`;
  if (least !== undefined && most !== undefined) return `${prefix}${least} to ${counted(most)}`;
  if (least !== undefined) return `${prefix}at least ${counted(least)}`;
  return most === undefined ? "" : `${prefix}at most ${counted(most)}`;
}

function lengthOf(type: z.ZodType): { least?: number | undefined; most?: number | undefined } {
  const checks = checksOf(type);
  const exact = checks.findLast(({ check }) => check === "length_equals")?.length;
  return {
    least: exact ?? checks.findLast(({ check }) => check === "min_length")?.minimum,
    most: exact ?? checks.findLast(({ check }) => check === "max_length")?.maximum,
  };
}

interface Check {
  check: string;
  value?: number;
  inclusive?: boolean;
  minimum?: number;
  maximum?: number;
  length?: number;
}

function checksOf(type: z.ZodType): Check[] {
  return (type.def.checks ?? []).map((check) => check._zod.def as unknown as Check);
}
