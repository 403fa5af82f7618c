import { byNearness } from "./fields/nearest";

/** How an object of a vendor is told apart by a person. */
export interface NamedObject {
  id: string;
  name: string;
}

export interface Search<T> {
  /** The vendor's word for one of them: "ThousandEyes agent". */
  what: string;
  identify: (object: T) => NamedObject;
  /** How to see all of them: "getThousandEyesAgents() without names". */
  all: string;
}

const SHOWN = 10;

/**
 * The objects of these exact names, in their order.
 *
 * @throws Error that lists what there is for an unknown name, and the ids for a name that several objects have.
 */
export function pickByName<T>(objects: readonly T[], names: readonly string[], search: Search<T>): T[] {
  return names.map((name) => {
    const matches = objects.filter((object) => search.identify(object).name === name);
    const [match, ...others] = matches;
    if (match !== undefined && others.length === 0) return match;
    throw new Error(match === undefined ? unknownName(name, objects, search) : ambiguousName(name, matches, search));
  });
}

function unknownName<T>(name: string, objects: readonly T[], { what, identify, all }: Search<T>): string {
  const known = objects.map((object) => identify(object).name);
  return `No ${what} is named "${name}" (names are exact). ${nearestOf(name, known, all)}`;
}

/** What there is, the nearest first: a person looks for the name that was meant. */
export function nearestOf(written: string, known: readonly string[], all: string): string {
  const names = byNearness(written, known).map((other) => `"${other}"`);
  if (names.length === 0) return "There is none that matches.";
  const more = names.length - SHOWN;
  const rest = more > 0 ? ` and ${more} more, which ${all} returns` : "";
  return `${more > 0 ? "The nearest are" : "There are"}: ${names.slice(0, SHOWN).join(", ")}${rest}.`;
}

function ambiguousName<T>(name: string, matches: readonly T[], { what, identify }: Search<T>): string {
  const ids = matches.map((object) => identify(object).id).join(", ");
  return `More than one ${what} is named "${name}" (ids ${ids}). Use the id of the one you mean.`;
}
