import { parse } from "yaml";
import * as z from "zod";
import { VENDOR } from "../api/config";

/** What an agent's container needs to prove who it is. */
export interface SecretFile {
  token: string;
  /** The text as it came. */
  file: string;
}

const wireSecrets = z.looseObject({
  agentConfig: z.looseObject({ identification: z.looseObject({ authenticationToken: z.string().min(1) }) }),
});

/** Reads the answer of `POST /agents/{agentId}/secrets`: YAML, or JSON, which is YAML too. @throws Error that quotes nothing of it. */
export function readSecretFile(file: string): SecretFile {
  const parsed = wireSecrets.safeParse(parsedYaml(file));
  if (parsed.success) return { token: parsed.data.agentConfig.identification.authenticationToken, file };
  throw new Error(
    `${VENDOR} answered the request for an agent's secrets with something else than agentConfig.identification.authenticationToken. Check netassure:pcaEndpoint or PCA_ENDPOINT.`,
  );
}

function parsedYaml(text: string): unknown {
  try {
    return parse(text, { logLevel: "silent" });
  } catch {
    // The error of the parser quotes the line that it fails on.
    return undefined;
  }
}
