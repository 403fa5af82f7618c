import * as z from "zod";
import { defineLookup, describeField } from "../../lifecycle";
import type { PingPlotterClient, Scope } from "../api/client";

const args = z.object({});

const result = z.object({
  names: describeField(z.array(z.string()), { description: "Names of the custom fields, sorted." }),
});

export type PingPlotterCustomFieldsResult = z.output<typeof result>;

const example = `
const { names } = await netassure.getPingPlotterCustomFields();
`;

export const pingPlotterCustomFields = defineLookup<PingPlotterClient, typeof args.shape, typeof result.shape>({
  name: "getPingPlotterCustomFields",
  description:
    "Names the custom fields that agents of the account can have; `customFields` of an agent holds what is filled in. One request.",
  failsWhen: "the key is refused",
  see: "PingPlotter Cloud manual, `GET /agents/customfields`",
  example,
  args,
  result,
  find: ({ client, signal }) => findPingPlotterCustomFields(client, { signal }),
});

/** Source: PingPlotter Cloud manual, `GET /agents/customfields`. */
export async function findPingPlotterCustomFields(
  client: PingPlotterClient,
  scope: Scope,
): Promise<PingPlotterCustomFieldsResult> {
  const fields = await client.listCustomFields(scope);
  return { names: fields.map(({ Name }) => Name).sort((a, b) => a.localeCompare(b)) };
}
