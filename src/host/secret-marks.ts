import { mapSecrets, type ResourceDefinition, type Values } from "../lifecycle";

const SIGNATURE = "4dabf18193072939515e22adb298388d";
const SECRET = "1b47061264138c4ac30d75fd1eb44270";

/**
 * Marks every secret value, at any depth, in the form that the engine understands, so that it encrypts just these and a
 * preview shows what is beside them. Source: @pulumi/pulumi, runtime/rpc.ts.
 */
export function withSecretMarks({ inputs, outputs }: ResourceDefinition, values: Values): Values {
  const mark = (value: unknown) => ({ [SIGNATURE]: SECRET, value });
  return mapSecrets(inputs, mapSecrets(outputs, values, mark), mark);
}
