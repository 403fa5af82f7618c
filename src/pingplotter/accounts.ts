import type { Accounts } from "../lifecycle";
import type { PingPlotterClient } from "./api/client";

/** A PingPlotter Cloud account has a subdomain of its own; nothing has to be asked to know it. */
export const pingPlotterAccounts: Accounts<PingPlotterClient> = {
  settings:
    "netassure:pingPlotterSubdomain or PINGPLOTTER_SUBDOMAIN, netassure:pingPlotterEndpoint or PINGPLOTTER_ENDPOINT, and the API key",

  ofNew: async ({ client }) => client.account,

  async elsewhere({ client }, { host }) {
    return host === client.account.host ? undefined : pingPlotterAccounts.inWords(client.account);
  },

  inWords: ({ host = "", subdomain }) => (subdomain === undefined ? host : `account ${subdomain} at ${host}`),
};
