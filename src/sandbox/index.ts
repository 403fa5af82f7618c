export { type Connection, connectionValues, exportLine, pulumiConfigLine } from "./connection";
export { SandboxError } from "./errors";
export type { FaultInput } from "./fault-schema";
export { type Sandbox, type SandboxOptions, startSandbox } from "./start";
export type { SeedSize } from "./vendor";
