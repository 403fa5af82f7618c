/** How an object of a vendor is told apart by a person. */
export interface NamedObject {
  id: string;
  name: string;
}

const SHOWN = 10;

/**
 * The objects of these exact names, in their order. `what` is the vendor's word for one: "ThousandEyes agent".
 *
 * @throws Error that lists what there is for an unknown name, and the ids for a name that several objects have.
 */
export function pickByName<T>(what: string, objects: T[], names: string[], identify: (object: T) => NamedObject): T[] {
  return names.map((name) => {
    const matches = objects.filter((object) => identify(object).name === name);
    if (matches.length === 1 && matches[0] !== undefined) return matches[0];
    throw new Error(
      matches.length === 0
        ? unknownName(
            what,
            name,
            objects.map((object) => identify(object).name),
          )
        : ambiguousName(
            what,
            name,
            matches.map((object) => identify(object).id),
          ),
    );
  });
}

function unknownName(what: string, name: string, names: string[]): string {
  const known = [...new Set(names)].sort().map((other) => `"${other}"`);
  const more = known.length > SHOWN ? ` and ${known.length - SHOWN} more` : "";
  const there =
    known.length === 0 ? "There is none that matches." : `There are: ${known.slice(0, SHOWN).join(", ")}${more}.`;
  return `No ${what} is named "${name}" (names are exact). ${there}`;
}

function ambiguousName(what: string, name: string, ids: string[]): string {
  return `More than one ${what} is named "${name}" (ids ${ids.join(", ")}). Use the id of the one you mean.`;
}
