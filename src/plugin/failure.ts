import { Metadata, type ServiceError, status } from "@grpc/grpc-js";
import { ErrorResourceInitFailed } from "@pulumi/pulumi/proto/provider_pb";
import statusProto from "@pulumi/pulumi/proto/status_pb";
import any from "google-protobuf/google/protobuf/any_pb";
import type { Values } from "../lifecycle";
import { sent } from "./properties";

/** An error for the engine: a sentence, and nothing of where in the code it came from. */
export function failure(message: string, code: status = status.UNKNOWN): Partial<ServiceError> {
  return { code, message, details: message };
}

/** An object that exists, although not as the program says: the engine keeps it, and tries again with the next `up`. */
export function partlyWritten(
  id: string,
  properties: Values,
  inputs: Values,
  reasons: readonly string[],
): Partial<ServiceError> {
  const message = reasons.join(" ");
  const detail = new ErrorResourceInitFailed();
  detail.setId(id);
  detail.setProperties(sent(properties));
  detail.setInputs(sent(inputs));
  detail.setReasonsList([...reasons]);
  const packed = new any.Any();
  packed.pack(detail.serializeBinary(), "pulumirpc.ErrorResourceInitFailed");
  const answer = new statusProto.Status();
  answer.setCode(status.UNKNOWN);
  answer.setMessage(message);
  answer.addDetails(packed);
  const metadata = new Metadata();
  // The place where gRPC carries structured errors. Source: google.rpc.Status in the documentation of gRPC.
  metadata.add("grpc-status-details-bin", Buffer.from(answer.serializeBinary()));
  return { ...failure(message), metadata };
}
