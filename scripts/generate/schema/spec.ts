import { PACKAGE } from "../../../src/plugin/resources";
import type { Property, Shape } from "./property";
import type { TypeNames } from "./type-names";

/** A part of a Pulumi schema. */
export type Spec = Record<string, unknown>;

/** How the properties and types of one module are written down. */
export class SpecWriter {
  readonly #module: string;
  readonly #names: TypeNames;

  constructor(module: string, names: TypeNames) {
    this.#module = module;
    this.#names = names;
  }

  /** What a program sets. */
  inputs(properties: readonly Property[]): Spec {
    return Object.fromEntries(properties.map((property) => [property.name, this.#property(property, property.shape)]));
  }

  /**
   * What a program gets. A choice is text here: somebody may have chosen at the vendor what netassure does not know, and
   * a Python program would fail on it.
   */
  outputs(properties: readonly Property[]): Spec {
    const shown = ({ shape }: Property): Shape => (shape.kind === "choice" ? { kind: "string" } : shape);
    return Object.fromEntries(properties.map((property) => [property.name, this.#property(property, shown(property))]));
  }

  /** The named types of the module, by token. */
  types(): Spec {
    const specs = this.#names.types.map(({ name, shape }) => [
      this.#token(name),
      shape.kind === "choice" ? choiceSpec(shape.values) : this.#object(shape.properties),
    ]);
    return Object.fromEntries(specs);
  }

  #object(properties: readonly Property[]): Spec {
    return { type: "object", properties: this.inputs(properties), ...required("required", properties) };
  }

  #property(property: Property, shape: Shape): Spec {
    return {
      description: property.description,
      ...this.#type(shape),
      ...(property.secret && { secret: true }),
      ...(property.replaces === "always" && { replaceOnChanges: true }),
      ...(property.replaces !== "never" && { willReplaceOnChanges: true }),
    };
  }

  #type(shape: Shape): Spec {
    switch (shape.kind) {
      case "list":
        return { type: "array", items: this.#type(shape.item) };
      case "map":
        return { type: "object", additionalProperties: this.#type(shape.item) };
      case "object":
      case "choice":
        return { $ref: `#/types/${this.#token(this.#names.find(shape) ?? "")}` };
      default:
        return { type: shape.kind };
    }
  }

  #token(name: string): string {
    return `${PACKAGE}:${this.#module}:${name}`;
  }
}

/** Names of the properties that are marked, under a key that is left out when there are none. */
export function required(
  key: string,
  properties: readonly Property[],
  mark: "required" | "alwaysSet" = "required",
): Spec {
  const names = properties.filter((property) => property[mark]).map(({ name }) => name);
  return names.length === 0 ? {} : { [key]: names };
}

function choiceSpec(values: readonly string[]): Spec {
  return { type: "string", enum: values.map((value) => ({ name: choiceName(value), value })) };
}

/** "agent-to-server" -> "AgentToServer", "46" -> "Value46" */
export function choiceName(value: string): string {
  const words = value.replace(/(^|[^a-zA-Z0-9]+)([a-zA-Z0-9])/g, (_, __, letter: string) => letter.toUpperCase());
  return /^\d/.test(words) ? `Value${words}` : words;
}
