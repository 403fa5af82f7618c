import { createRequire } from "node:module";
import type { Log } from "../lifecycle";
import { urnIn } from "./identity";

/**
 * Writes to the engine, which shows the line beside its resource. Pulumi starts its dynamic provider with the engine's
 * address as the only argument; in any other process the line goes to standard error.
 */
export function engineLog([, main, address]: readonly string[] = process.argv): Log {
  const isProvider = main !== undefined && address !== undefined && /dynamic-provider/.test(main);
  const send = isProvider ? senderTo(address, main) : undefined;
  return (severity, text, identity) => {
    if (send) send(severity, text, identity === undefined ? "" : urnIn(identity));
    else process.stderr.write(`netassure: ${text}\n`);
  };
}

type Send = (severity: "info" | "warning", text: string, urn: string) => void;

/** The parts of the SDK's protocol that are used here; it is loaded from the process's own copy. */
interface EngineProtocol {
  EngineClient: new (target: string, credentials: unknown) => { log(request: LogRequest, done: () => void): void };
  LogRequest: new () => LogRequest;
  LogSeverity: Record<"INFO" | "WARNING", number>;
}

interface LogRequest {
  setSeverity(value: number): void;
  setMessage(value: string): void;
  setUrn(value: string): void;
}

function senderTo(address: string, main: string): Send {
  // Credentials of another copy of gRPC than the SDK's own would be refused.
  const load = createRequire(main);
  const { credentials } = load("@grpc/grpc-js") as { credentials: { createInsecure(): unknown } };
  const protocol = { ...load("../../proto/engine_grpc_pb"), ...load("../../proto/engine_pb") } as EngineProtocol;
  const engine = new protocol.EngineClient(address, credentials.createInsecure());
  return (severity, text, urn) => {
    const request = new protocol.LogRequest();
    request.setSeverity(severity === "info" ? protocol.LogSeverity.INFO : protocol.LogSeverity.WARNING);
    request.setMessage(text);
    request.setUrn(urn);
    engine.log(request, () => undefined);
  };
}
