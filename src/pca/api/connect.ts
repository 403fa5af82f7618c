import { type Credentials, createHttpClient, type HttpClientOptions } from "../../http";
import type { SettingSources } from "../../lifecycle";
import { ACCEPT, clientOver, hints, type PcaClient } from "./client";
import { accessFrom, VENDOR } from "./config";
import { loginAccess, tokenAccess } from "./login";

const checkLogin =
  "Check netassure:pcaUsername and netassure:pcaPassword, or PCA_USERNAME and PCA_PASSWORD, and that the user exists in this tenant.";
const loginHints = { authentication: checkLogin, "not-found": checkLogin };

/**
 * Makes a client from the settings; sends nothing. A private certificate authority is trusted through
 * NODE_EXTRA_CA_CERTS; there is no switch that turns verification off. `transport` replaces parts of the HTTP layer in
 * tests.
 *
 * @throws MissingSettingError naming the configuration key and the environment variable.
 */
export function connectPca(sources: SettingSources, transport: Partial<HttpClientOptions> = {}): PcaClient {
  const access = accessFrom(sources);
  const secrets = ["token" in access ? access.token : access.password];
  const common = { vendor: VENDOR, headers: { accept: ACCEPT }, secrets, ...transport };
  const analytics = (options: Partial<HttpClientOptions>) =>
    createHttpClient({ ...common, baseUrl: access.endpoint, ...options });
  const { credentials, tenant } =
    "token" in access
      ? tokenAccess((granted: Credentials) => analytics({ credentials: granted }), access.token)
      : loginAccess(analytics({ hints: loginHints }), access.username, access.password);
  const baseUrl = `${access.endpoint.replace(/\/+$/, "")}/api/orchestrate/v3`;
  const http = createHttpClient({ ...common, baseUrl, hints, credentials });
  return clientOver(http, new URL(access.endpoint).host, tenant);
}
