import { isObject, type Values } from "../../../../src/lifecycle";
import { Reference } from "../../examples";
import type { Property, Shape } from "../property";

/** How a language writes values down. */
export interface Notation {
  indent: string;
  scalar(value: unknown, shape: Shape): string;
  reference(reference: Reference): string;
  /** What a list, map or object opens and closes with. */
  brackets(shape: Shape): readonly [open: string, close: string];
  /** A key of an object or of a map, with what stands between it and its value. */
  key(name: string, shape: Shape): string;
}

/** A value of the shape in the language's notation, every entry on a line of its own. */
export function written(value: unknown, shape: Shape, notation: Notation, indent = ""): string {
  if (value instanceof Reference) return notation.reference(value);
  const deeper = indent + notation.indent;
  const block = (lines: readonly string[]) => {
    const [open, close] = notation.brackets(shape);
    return `${open}\n${lines.map((line) => `${deeper}${line},\n`).join("")}${indent}${close}`;
  };
  if (shape.kind === "list") {
    return block((value as unknown[]).map((item) => written(item, shape.item, notation, deeper)));
  }
  if (!isObject(value)) return notation.scalar(value, shape);
  return block(
    Object.entries(value).map(
      ([name, item]) => notation.key(name, shape) + written(item, shapeOfEntry(shape, name), notation, deeper),
    ),
  );
}

/** The arguments of a resource as one object. */
export function argumentsOf(inputs: Values, properties: readonly Property[]): [Values, Shape] {
  return [inputs, { kind: "object", properties: [...properties] }];
}

function shapeOfEntry(shape: Shape, name: string): Shape {
  if (shape.kind === "map") return shape.item;
  const property = shape.kind === "object" ? shape.properties.find((one) => one.name === name) : undefined;
  if (!property) throw new Error(`an example sets ${name}, which is not there`);
  return property.shape;
}
