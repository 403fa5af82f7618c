import type { Values } from "../../lifecycle";
import { pick } from "./overlay";
import type { WireStatus } from "./wire";

/** The computed outputs in a status document, which may not exist yet. */
export function outputsOf(status: WireStatus | undefined, outputs: object): Values {
  return pick(status?.attributes ?? {}, Object.keys(outputs));
}

/** The outputs of an earlier state: a write asks for no status. */
export function keptOutputs(olds: Values, outputs: object): Values {
  return pick(olds, Object.keys(outputs));
}
