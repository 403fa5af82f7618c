import type { Property, Shape } from "./property";

/** Something with properties that need names for their types: a resource or a function. */
export interface Owner {
  name: string;
  properties: readonly Property[];
}

type Named = Extract<Shape, { kind: "object" | "choice" }>;

interface Use {
  shape: Named;
  /** What the property alone calls it. */
  own: string;
  /** The best name first; the last one is always free. */
  candidates: string[];
  count: number;
}

/** The named types of a module: nested objects and choices, equal ones once. */
export class TypeNames {
  readonly #names = new Map<string, string>();
  readonly #taken: Set<string>;
  readonly types: { name: string; shape: Named }[] = [];

  /** @param owners the resources and functions of the module, whose own names no type may have */
  constructor(owners: readonly Owner[]) {
    this.#taken = new Set(owners.map(({ name }) => name));
    let uses = owners.flatMap((owner) => usesIn(owner));
    while (uses.length > 0) uses = this.#name(uses);
  }

  find(shape: Named): string | undefined {
    return this.#names.get(keyOf(shape));
  }

  /** Names what is not named yet, the most used first, and returns what lies inside. */
  #name(uses: Use[]): Use[] {
    return byCount(uses).flatMap((use) => {
      const { shape, candidates } = use;
      if (this.#names.has(keyOf(shape))) return [];
      const name = candidates.find((one) => !this.#taken.has(one));
      if (name === undefined) throw new Error(`no name is left for a type: ${candidates.join(", ")}`);
      this.#taken.add(name);
      this.#names.set(keyOf(shape), name);
      this.types.push({ name, shape });
      return usesInside(name, use);
    });
  }
}

/** The types of the properties of a resource or function, named after the property. */
function usesIn({ name, properties }: Owner): Use[] {
  return namedProperties(properties).map(({ shape, own }) => ({
    shape,
    own,
    // "type" says nothing without what it is the type of.
    candidates: own === "Type" ? [`${name}${own}`] : [own, `${name}${own}`],
    count: 1,
  }));
}

/** The types inside a named one, named after both: "OAuth" and "authType" are "OAuthAuthType". */
function usesInside(name: string, outer: Use): Use[] {
  if (outer.shape.kind === "choice") return [];
  const prefixes = [name, ...outer.candidates];
  return namedProperties(outer.shape.properties).map(({ shape, own }) => {
    const candidates = own === outer.own ? [`${own}Entry`] : own.startsWith(outer.own) ? [own] : [];
    return { shape, own, candidates: [...candidates, ...prefixes.map((prefix) => `${prefix}${own}`)], count: 1 };
  });
}

function namedProperties(properties: readonly Property[]): { shape: Named; own: string }[] {
  return properties.flatMap((property) => {
    const found = namedIn(property.shape);
    if (!found) return [];
    const { shape, inList } = found;
    const typeName = shape.kind === "object" ? shape.typeName : undefined;
    return [{ shape, own: typeName ?? pascal(inList ? singular(property.name) : property.name) }];
  });
}

function namedIn(shape: Shape, inList = false): { shape: Named; inList: boolean } | undefined {
  if (shape.kind === "object" || shape.kind === "choice") return { shape, inList };
  return shape.kind === "list" || shape.kind === "map" ? namedIn(shape.item, true) : undefined;
}

function byCount(uses: Use[]): Use[] {
  const distinct = new Map<string, Use>();
  for (const use of uses) {
    const key = keyOf(use.shape);
    const count = (distinct.get(key)?.count ?? 0) + use.count;
    distinct.set(key, { ...(distinct.get(key) ?? use), count });
  }
  return [...distinct.values()].sort((a, b) => b.count - a.count);
}

const keyOf = (shape: Named) => JSON.stringify(shape);
const pascal = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);
const singular = (name: string) => name.replace(/s$/, "");
