import { type Account, MissingSettingError, type Setting, type SettingSources, settingValue } from "../../lifecycle";

/** How to reach PingPlotter Cloud. Source: PingPlotter Cloud manual, API and API Limits. */
export const settings = {
  apiKey: {
    key: "pingPlotterApiKey",
    env: "PINGPLOTTER_API_KEY",
    secret: true,
    description: "an API access key",
  },
  subdomain: {
    key: "pingPlotterSubdomain",
    env: "PINGPLOTTER_SUBDOMAIN",
    description: "the account's subdomain, the first part of its address",
  },
  endpoint: {
    key: "pingPlotterEndpoint",
    env: "PINGPLOTTER_ENDPOINT",
    description: "the base URL of the API, instead of the one that the subdomain makes",
  },
} as const satisfies Record<string, Setting>;

const hostLabel = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/i;

/**
 * The base URL of the account's API.
 *
 * @throws MissingSettingError when neither endpoint nor subdomain is set.
 */
export function endpointOf(sources: SettingSources): string {
  const endpoint = settingValue(settings.endpoint, sources);
  if (endpoint !== undefined) return endpoint;
  const subdomain = settingValue(settings.subdomain, sources);
  if (subdomain === undefined) {
    throw new MissingSettingError(
      `PingPlotter Cloud needs ${settings.subdomain.description}. Set it with "pulumi config set netassure:${settings.subdomain.key} ..." or the environment variable ${settings.subdomain.env} (or a whole base URL with ${settings.endpoint.key} or ${settings.endpoint.env}).`,
    );
  }
  // Anything else could send the key to another host.
  if (hostLabel.test(subdomain)) return `https://${subdomain}.api.pingplotter.cloud`;
  throw new Error(
    `netassure:${settings.subdomain.key} (${settings.subdomain.env}) must be the subdomain alone, such as "acme" for https://acme.api.pingplotter.cloud. Give a whole URL as ${settings.endpoint.key}.`,
  );
}

/** The account of these settings; an endpoint that is given as a whole has no subdomain of its own. */
export function accountOf(sources: SettingSources, host: string): Account {
  const subdomain = settingValue(settings.endpoint, sources) ? undefined : settingValue(settings.subdomain, sources);
  return subdomain === undefined ? { host } : { host, subdomain };
}
