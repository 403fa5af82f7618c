/** Why a field of a recorded answer cannot be equal in another account at another time. */
export interface Volatile {
  field: string;
  because: string;
  /** What is left of a value to compare. */
  keep: (value: unknown) => unknown;
}

const isTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;
/** Before anybody used the API: the date of what comes with every account. */
const always = "1970-01-01T00:00:00Z";

const time = (value: unknown) =>
  typeof value === "string" && isTime.test(value) && value !== always ? "a time" : value;
const sorted = (separator: string) => (value: unknown) =>
  typeof value === "string" ? value.split(separator).sort().join(separator) : value;

/** The only fields whose values are not compared as they are. Ids are compared by `IdMap`. */
export const volatile: readonly Volatile[] = [
  { field: "createdDate", because: "the time of the recording", keep: time },
  { field: "modifiedDate", because: "the time of the recording", keep: time },
  { field: "createDate", because: "the time of the recording", keep: time },
  { field: "timestamp", because: "the time of the recording", keep: (value) => typeof value },
  { field: "createdBy", because: "who made the recording", keep: (value) => /^\S.* \(\S+@\S+\)$/.test(String(value)) },
  { field: "modifiedBy", because: "who made the recording", keep: (value) => /^\S.* \(\S+@\S+\)$/.test(String(value)) },
  { field: "title", because: "the server lists the lines of one message in any order", keep: sorted("\n") },
];

const byField = new Map(volatile.map((one) => [one.field, one]));

/** The value with nothing in it that may differ. */
export function steady(value: unknown, field = ""): unknown {
  const rule = byField.get(field);
  if (rule) return rule.keep(value);
  if (Array.isArray(value)) return value.map((member) => steady(member));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, steady(member, name)]));
}
