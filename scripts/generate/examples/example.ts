import type { Values } from "../../../src/lifecycle";

/** A resource of an example program. */
export interface ExampleResource {
  /** "thousandeyes" */
  module: string;
  /** "HttpServerTest" */
  type: string;
  name: string;
  inputs: Values;
}

/** What the schema says of a resource type beside its definition: what it is for, and a program that declares one. */
export interface Example {
  /** A sentence more than the definition has, for one of several types of it. */
  about?: string;
  /** In order; the last one is what the example is about. */
  resources: readonly [ExampleResource, ...ExampleResource[]];
}

/** A value that another resource of the program has. */
export class Reference {
  readonly resource: string;
  readonly property: string;

  constructor(resource: string, property: string) {
    this.resource = resource;
    this.property = property;
  }
}
