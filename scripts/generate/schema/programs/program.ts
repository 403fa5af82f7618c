import type { Values } from "../../../../src/lifecycle";
import type { Property } from "../property";
import type { TypeNames } from "../type-names";

/** A resource of an example program, with what a language needs to know to write it down. */
export interface ProgramResource {
  module: string;
  /** "HttpServerTest" */
  type: string;
  name: string;
  inputs: Values;
  properties: readonly Property[];
  names: TypeNames;
}

/** "shop-frontend" -> "shopFrontend" */
export function camelCase(name: string): string {
  return name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** "edgeBerlin" or "edge-berlin" -> "edge_berlin" */
export function snakeCase(name: string): string {
  return name.replace(/(?<=[a-z0-9])(?=[A-Z])|-/g, "_").toLowerCase();
}

export function capital(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
