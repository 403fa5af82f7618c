import { type Accounts, type SettingSources, settingValue, type Values, type Vendor } from "../lifecycle";
import type { ThousandEyesClient } from "./api/client";
import { settings } from "./api/config";

/**
 * A ThousandEyes object lives in an account group of one installation. Every request names the group (`aid`), so an
 * answer never depends on where the token's user happens to log in.
 */
export const thousandEyesAccounts: Accounts<ThousandEyesClient> = {
  settings: "netassure:thousandEyesToken or TE_TOKEN, and the endpoint",

  async ofNew({ client, signal }, { accountGroupId }) {
    const { host, defaultAccountGroupId } = client;
    const named = typeof accountGroupId === "string" ? accountGroupId : defaultAccountGroupId;
    return { host, aid: named ?? (await loginGroup(client, signal)) };
  },

  async elsewhere({ client, signal }, { host, aid }) {
    if (host !== client.host) return client.host;
    const groups = await client.ownAccountGroups({ signal });
    if (groups === undefined || groups.some((group) => group.aid === aid)) return undefined;
    return `${groups.map((group) => `account group ${group.aid} (${group.accountGroupName})`).join(", ")} at ${host}`;
  },

  inWords: ({ host, aid }) => `account group ${aid} at ${host}`,
};

async function loginGroup(client: ThousandEyesClient, signal: AbortSignal | undefined): Promise<string> {
  const groups = await client.ownAccountGroups({ signal });
  const login = groups?.find(({ isDefaultAccountGroup }) => isDefaultAccountGroup) ?? groups?.[0];
  if (login) return login.aid;
  throw new Error(
    "ThousandEyes does not tell which account group new tests go to. Set accountGroupId on the test, netassure:thousandEyesAccountGroupId or TE_AID.",
  );
}

export const strayDefault: NonNullable<Vendor["strayDefault"]> = (
  sources: SettingSources,
  { aid },
  { accountGroupId }: Values,
) => {
  const group = settingValue(settings.accountGroupId, sources);
  if (accountGroupId !== undefined || group === undefined || group === aid) return undefined;
  return `netassure:thousandEyesAccountGroupId (TE_AID) is ${group}, but existing tests of this stack live in account group ${aid} and stay there: it is the default of new tests only. To move a test, set accountGroupId: "${group}" on it; a moved test is a new one, without what the old one measured.`;
};
