/** The vendor writes "never" as a moment in year 1. */
export function moment(text: string | null | undefined): string | undefined {
  return text && !text.startsWith("0001-") ? text : undefined;
}

type Shown<T> = { [K in keyof T]?: NonNullable<T[K]> };

/** What has a value: the vendor leaves out, empties or nulls the rest. */
export function shown<T extends object>(optional: T): Shown<T> {
  const present = Object.entries(optional).filter(([, value]) => value !== undefined && value !== null && value !== "");
  return Object.fromEntries(present) as Shown<T>;
}
