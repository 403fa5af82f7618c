import type { PingPlotterClient, Scope } from "../api/client";

export interface PingPlotterCustomFieldsResult {
  /** Sorted. */
  names: string[];
}

/** Source: PingPlotter Cloud manual, `GET /agents/customfields`. */
export async function findPingPlotterCustomFields(
  client: PingPlotterClient,
  scope: Scope,
): Promise<PingPlotterCustomFieldsResult> {
  const fields = await client.listCustomFields(scope);
  return { names: fields.map(({ Name }) => Name).sort((a, b) => a.localeCompare(b)) };
}
