export { type AssumptionName, assumptions, type ChosenReadings, type ReadingOf } from "./assumptions";
export { parseReadings } from "./assumptions/parse";
export { type Connection, connectionValues, exportLine, pulumiConfigLine } from "./connection";
export { SandboxError } from "./errors";
export type { FaultInput } from "./fault-schema";
export { type Sandbox, type SandboxOptions, startSandbox } from "./start";
export type { SeedSize } from "./vendor";
