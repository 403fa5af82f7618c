import { pickByName } from "../../lifecycle";
import type { Scope, ThousandEyesClient } from "../api/client";

/** Which account groups to look up. */
export interface ThousandEyesAccountGroupsArgs {
  /** Exact names. Every name must exist, and only once. */
  names?: string[];
}

export interface ThousandEyesAccountGroup {
  /** The account group id: what `accountGroupId` takes. */
  aid: string;
  accountGroupName: string;
  organizationName?: string;
  /** Whether this is the login account group of the token, which tests without `accountGroupId` are made in. */
  isDefaultAccountGroup: boolean;
}

export interface ThousandEyesAccountGroupsResult {
  /** Account group ids, in the order of `names` when names were given, else by name. */
  ids: string[];
  accountGroups: ThousandEyesAccountGroup[];
}

/** Finds the account groups that the token's user is in. Source: ThousandEyes API 7.0.99, `GET /account-groups`. */
export async function findAccountGroups(
  client: ThousandEyesClient,
  args: ThousandEyesAccountGroupsArgs,
  scope: Scope,
): Promise<ThousandEyesAccountGroupsResult> {
  const all = (await client.listAccountGroups(scope)).map(
    ({ aid, accountGroupName, organizationName, isDefaultAccountGroup }): ThousandEyesAccountGroup => ({
      aid,
      accountGroupName,
      ...(organizationName === undefined ? {} : { organizationName }),
      isDefaultAccountGroup: isDefaultAccountGroup ?? false,
    }),
  );
  const accountGroups = args.names
    ? pickByName(all, args.names, {
        what: "ThousandEyes account group",
        identify: (group) => ({ id: group.aid, name: group.accountGroupName }),
        all: "getThousandEyesAccountGroups() without names",
      })
    : all.sort((a, b) => a.accountGroupName.localeCompare(b.accountGroupName));
  return { ids: accountGroups.map(({ aid }) => aid), accountGroups };
}
