import type { AssumptionName, ReadingOf } from "../../../src/sandbox/assumptions";

/** What the sandbox does under every reading of these assumptions. */
export type Behaviours<Name extends AssumptionName> = {
  [One in Name]: { [Reading in ReadingOf<One>]: () => Promise<void> };
};
