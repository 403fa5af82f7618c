import { plainValues, type ResourceDefinition, secretTexts, type Values } from "../lifecycle";

/** What a resource keeps secret, of its inputs and of what the vendor gave it. */
export function secretsOf({ inputs, outputs }: ResourceDefinition, states: readonly Values[]): string[] {
  const plain = states.map(plainValues);
  return plain.flatMap((values) => [inputs, outputs].flatMap((schema) => secretTexts(schema, values)));
}
