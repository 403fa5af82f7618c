import { createHttpClient, type HttpClientOptions } from "../../http";
import type { SettingSources } from "../../lifecycle";
import { ACCEPT, clientOver, hints, type PcaClient } from "./client";
import { accessFrom, VENDOR } from "./config";
import { loginCredentials, tokenCredentials } from "./login";

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
  const common = { vendor: VENDOR, headers: { accept: ACCEPT }, ...transport };
  const orchestration = { ...common, baseUrl: `${access.endpoint.replace(/\/+$/, "")}/api/orchestrate/v3`, hints };
  if ("token" in access) {
    const credentials = tokenCredentials(access.token);
    return clientOver(createHttpClient({ ...orchestration, credentials, secrets: [access.token] }));
  }
  const { username, password } = access;
  const login = createHttpClient({ ...common, baseUrl: access.endpoint, hints: loginHints });
  const credentials = loginCredentials(login, username, password);
  return clientOver(createHttpClient({ ...orchestration, credentials, secrets: [password] }));
}
