import { type Call, type Change, fieldsFor, type InputSchema, type Values } from "../../lifecycle";
import type { Scope, ThousandEyesClient } from "../api/client";

/**
 * What an update has to send along although the program does not set it, because ThousandEyes would change it otherwise:
 * values that somebody chose by hand. Costs a GET, and only where there is such a property.
 */
export async function keptByHand(
  inputs: InputSchema,
  { client }: Call<ThousandEyesClient>,
  id: string,
  change: Change,
  scope: Scope,
): Promise<Values> {
  const fields = fieldsFor(inputs, change.news);
  const names = resetWhenOmitted(change).filter((name) => name in fields && change.news[name] === undefined);
  if (names.length === 0) return {};
  const test = await client.getTest(String(change.news.type), id, scope);
  return Object.fromEntries(names.filter((name) => test[name] !== undefined).map((name) => [name, test[name]]));
}

function resetWhenOmitted({ olds, news }: Change): string[] {
  const stays = (name: string) => news[name] !== undefined && news[name] === olds[name];
  return [
    // Reported by users of the vendor's Terraform provider: BGP is derived anew from the network layer.
    ...(news.networkMeasurements === true && stays("networkMeasurements") ? ["bgpMeasurements", "usePublicBgp"] : []),
    // Documented: follows bgpMeasurements when it is left out.
    ...(stays("bgpMeasurements") ? ["usePublicBgp"] : []),
    // Observed on api tests: falls back to false.
    ...(news.type === "api" ? ["distributedTracing"] : []),
  ];
}
