import type { Accounts } from "../lifecycle";
import type { PcaClient } from "./api/client";

/** A PCA object lives in a tenant, which has a host of its own; on shared hosts the user's login tells the tenant. */
export const pcaAccounts: Accounts<PcaClient> = {
  settings: "netassure:pcaEndpoint or PCA_ENDPOINT, and the token or login",

  async ofNew({ client, signal }) {
    const tenant = await client.tenant({ signal });
    return tenant === undefined ? { host: client.host } : { host: client.host, tenant };
  },

  async elsewhere({ client, signal }, { host, tenant }) {
    if (host !== client.host) return client.host;
    const reached = tenant === undefined ? undefined : await client.tenant({ signal });
    return reached === undefined || reached === tenant ? undefined : `tenant ${reached} at ${host}`;
  },

  inWords: ({ host = "", tenant }) => (tenant === undefined ? host : `tenant ${tenant} at ${host}`),
};
