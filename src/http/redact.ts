const mask = "[secret]";

export interface Redactor {
  (text: string): string;
  /** Remembers the values of headers that carry credentials. */
  learn(headers: Readonly<Record<string, string>>): void;
  /** Everything that is masked by value, for a redactor that masks more. */
  known(): readonly string[];
}

type Values = readonly string[] | (() => readonly string[]);

/** How much of a text is looked at: messages show less, and patterns take long on a body of megabytes. */
const WINDOW = 8_192;

/** The one place that keeps secrets out of messages: the values that are known, and whatever looks like a credential. */
export function createRedactor(...sources: readonly (Values | undefined)[]): Redactor {
  const learned = new Set<string>();
  const known = () => [
    ...sources.flatMap((source) => (typeof source === "function" ? source() : (source ?? []))),
    ...learned,
  ];
  const redact = (text: string) => {
    const spellings = spellingsOfAll(known());
    // A secret that the cut halves is in what is looked at beyond the window, and goes with it.
    const longest = spellings[0]?.length ?? 0;
    const whole = text.length <= WINDOW + longest;
    const masked = maskValues(text.slice(0, WINDOW + longest), spellings);
    const kept = whole ? masked : masked.slice(0, Math.max(0, masked.length - longest));
    return maskPatterns(clip(kept, WINDOW));
  };
  const learn = (headers: Readonly<Record<string, string>>) => {
    for (const [name, value] of Object.entries(headers)) {
      if (/auth|cookie|key|token|secret/i.test(name)) for (const part of credentialsIn(value)) learned.add(part);
    }
  };
  return Object.assign(redact, { learn, known });
}

/** A credential can be repeated without its scheme, or a cookie without its name. */
function credentialsIn(header: string): string[] {
  const bare = header.replace(/^(bearer|basic|token)\s+/i, "").trim();
  return [bare, ...[...bare.matchAll(/=([^;]+)/g)].map((cookie) => cookie[1] ?? "")];
}

/** Makes text one line, so that a log line, a preview and a terminal show all of it. */
export function oneLine(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must go
  return text.replace(/[\s\u0000-\u001f\u007f\u2028\u2029]+/g, " ").trim();
}

/** Shortens text. Only for text that is masked already, or half a secret could stay. */
export function clip(text: string, longest: number): string {
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}

function maskValues(text: string, spellings: readonly string[]): string {
  return spellings.reduce((masked, spelling) => maskValue(masked, spelling), text);
}

/** A short word is masked where it stands alone: a secret "T" must not make ThousandEyes unreadable. */
function maskValue(text: string, spelling: string): string {
  if (!text.includes(spelling)) return text;
  if (spelling.length >= 8 || !/^\w+$/.test(spelling)) return text.replaceAll(spelling, mask);
  return text.replace(new RegExp(`(?<!\\w)${spelling}(?!\\w)`, "g"), mask);
}

/** Longest first: a secret that contains another one must not be left half readable. */
function spellingsOfAll(values: readonly string[]): string[] {
  const spellings = new Set(values.flatMap(spellingsOf).filter((spelling) => spelling !== ""));
  return [...spellings].sort((left, right) => right.length - left.length);
}

function spellingsOf(secret: string): string[] {
  const bare = secret.trim();
  if (bare === "") return [];
  return [
    secret,
    bare,
    oneLine(secret),
    encodeURIComponent(Buffer.from(bare).toString()),
    new URLSearchParams({ "": bare }).toString().slice(1),
    JSON.stringify(bare).slice(1, -1),
    Buffer.from(bare).toString("base64"),
  ];
}

/** A field of JSON, also of JSON inside a string of JSON, and also when either is cut off. */
function jsonField(names: string): RegExp {
  const values = [
    String.raw`"(?:[^"\\]|\\.)*\\?"?`,
    String.raw`\\+".*?(?:\\+"|$)`,
    "'[^']*'?",
    String.raw`\[[^\]]*\]?`,
    String.raw`[^\s,}\]]+`,
  ];
  return new RegExp(String.raw`(["'][\w-]*(?:${names})\\*["']\s*:\s*)(?:${values.join("|")})`, "gi");
}

const patterns: readonly (readonly [RegExp, string])[] = [
  [/(\b[a-z][a-z0-9+.-]*:\/\/)[^\s/@"'<>]+@/gi, `$1${mask}@`],
  [/\b(bearer|basic)\s+[\w.~+/=-]{16,}/gi, `$1 ${mask}`],
  [/\beyJ[\w-]{5,}\.[\w-]+(\.[\w-]*)?/g, mask],
  [/\b((?:proxy-)?authorization|(?:set-)?cookie|x-api-key)(["']?\s*[:=]\s*["']?)[\w.~+/=-]{16,}/gi, `$1$2${mask}`],
  [jsonField("password|passwd|secret|token|api[_-]?key"), `$1${mask}`],
  [/\b((?:[\w-]*)(?:password|passwd|secret|token|api[_-]?key)=)[^\s&"'<>]+/gi, `$1${mask}`],
];

function maskPatterns(text: string): string {
  return patterns.reduce((masked, [pattern, replacement]) => masked.replace(pattern, replacement), text);
}

const fieldNames = "password|passwd|secret|token|key|url";
const bodyField = jsonField(fieldNames);
const yamlField = new RegExp(
  String.raw`(?<![\w-])([\w-]*(?:${fieldNames})\s*:\s*)(?!\/\/)("[^"]*"?|'[^']*'?|\S+)`,
  "gi",
);

/** Masks fields of JSON and YAML. Only for the raw beginning of a body: in a vendor's sentence `key: value` is prose. */
export function maskFields(text: string): string {
  return text.replace(bodyField, `$1${mask}`).replace(yamlField, `$1${mask}`);
}
