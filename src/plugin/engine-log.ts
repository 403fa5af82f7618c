import { credentials } from "@grpc/grpc-js";
import { EngineClient } from "@pulumi/pulumi/proto/engine_grpc_pb";
import { LogRequest, LogSeverity } from "@pulumi/pulumi/proto/engine_pb";
import type { Log } from "../lifecycle";

/** The lines for the person who runs Pulumi. */
export interface EngineLog {
  log: Log;
  /** What the engine shows while a resource is waited for, and nowhere later. */
  status: (text: string, urn: string) => void;
  /** The engine says where it listens: as an argument, in the handshake, or when it attaches to a running provider. */
  connect(address: string): void;
}

export function engineLog(): EngineLog {
  let engine: EngineClient | undefined;
  const send = (severity: number, text: string, urn: string, isEphemeral: boolean) => {
    const request = new LogRequest();
    request.setSeverity(severity);
    request.setMessage(text);
    request.setUrn(urn);
    request.setEphemeral(isEphemeral);
    // Standard output belongs to the port, and without an engine nobody reads standard error.
    engine?.log(request, () => undefined);
  };
  return {
    log: (severity, text, urn) =>
      send(severity === "info" ? LogSeverity.INFO : LogSeverity.WARNING, text, urn ?? "", false),
    status: (text, urn) => send(LogSeverity.INFO, text, urn, true),
    connect(address) {
      if (address === "") return;
      engine?.close();
      engine = new EngineClient(address, credentials.createInsecure());
    },
  };
}
