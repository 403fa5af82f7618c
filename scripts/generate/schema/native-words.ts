import { vendors } from "../../../src/registry";

const prefixes = vendors.map(({ prefix }) => prefix).join("|");
const dynamicName = new RegExp(`\\b(get|find)?(?:${prefixes})([A-Z]\\w*)`, "g");

/** A description with the native names: PcaAgentConfig is AgentConfig in the module pca. */
export function nativeWords(text: string): string {
  return text.replace(dynamicName, "$1$2");
}
