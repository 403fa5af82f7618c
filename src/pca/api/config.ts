import { MissingSettingError, requiredSetting, type Setting, type SettingSources, settingValue } from "../../lifecycle";

/** How to reach Cisco Provider Connectivity Assurance, and who asks. */
export const settings = {
  endpoint: {
    key: "pcaEndpoint",
    env: "PCA_ENDPOINT",
    description: "the address of the tenant, such as https://my.tenant.io",
  },
  token: {
    key: "pcaToken",
    env: "PCA_TOKEN",
    secret: true,
    description: "the personal access token of a service user",
  },
  username: {
    key: "pcaUsername",
    env: "PCA_USERNAME",
    description: "the user to log in as when there is no token; best a service account",
  },
  password: {
    key: "pcaPassword",
    env: "PCA_PASSWORD",
    secret: true,
    description: "the password of that user",
  },
} as const satisfies Record<string, Setting>;

export const VENDOR = "Cisco PCA";

export type Access = { endpoint: string } & ({ token: string } | { username: string; password: string });

/** A login in the configuration counts before a token of the environment, which may be of another tenant. */
function hasLogin({ config }: SettingSources): boolean {
  const configured = { config, env: {} };
  const [token, username] = [settings.token, settings.username].map((setting) => settingValue(setting, configured));
  return token === undefined && username !== undefined;
}

/** @throws MissingSettingError when the endpoint is missing, or neither a token nor a login is complete. */
export function accessFrom(sources: SettingSources): Access {
  const endpoint = requiredSetting(VENDOR, settings.endpoint, sources);
  const token = hasLogin(sources) ? undefined : settingValue(settings.token, sources);
  if (token !== undefined) return { endpoint, token };
  if (
    settingValue(settings.username, sources) === undefined &&
    settingValue(settings.password, sources) === undefined
  ) {
    throw new MissingSettingError(
      `${VENDOR} needs ${settings.token.description}, or a user name and a password. Set "pulumi config set --secret netassure:pcaToken ..." or the environment variable PCA_TOKEN; or set netassure:pcaUsername (PCA_USERNAME) and, with --secret, netassure:pcaPassword (PCA_PASSWORD).`,
    );
  }
  const username = requiredSetting(VENDOR, settings.username, sources);
  return { endpoint, username, password: requiredSetting(VENDOR, settings.password, sources) };
}
