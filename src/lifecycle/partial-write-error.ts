import type { Values } from "./fields/schema";

/**
 * The object exists, but not all of it is as wanted. Pulumi keeps the id and the properties in state and tries an
 * update on the next `up` (it reads `id`, `properties` and `reasons` from the error).
 */
export class PartialWriteError extends Error {
  readonly id: string;
  readonly properties: Values;
  readonly reasons: string[];

  constructor(id: string, properties: Values, reasons: string[], options?: ErrorOptions) {
    super(reasons.join(" "), options);
    this.name = "PartialWriteError";
    this.id = id;
    this.properties = properties;
    this.reasons = reasons;
  }
}
