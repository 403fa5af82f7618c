import * as z from "zod";
import { defineLookup, describeField, pickByName } from "../../lifecycle";
import type { Scope, ThousandEyesClient } from "../api/client";

const args = z.object({
  names: describeField(z.array(z.string()).optional(), {
    description: "Exact names. Every name must exist, and only once.",
  }),
});

const accountGroup = z.strictObject({
  aid: describeField(z.string(), { description: "The account group id: what `accountGroupId` takes." }),
  accountGroupName: describeField(z.string(), { description: "Display name." }),
  organizationName: describeField(z.string().optional(), { description: "The organization that it belongs to." }),
  isDefaultAccountGroup: describeField(z.boolean(), {
    description:
      "Whether this is the login account group of the token, which tests without `accountGroupId` are made in.",
  }),
});

const result = z.object({
  ids: describeField(z.array(z.string()), {
    description: "Account group ids, in the order of `names` when names were given, else by name.",
  }),
  accountGroups: describeField(
    z.array(
      describeField(accountGroup, {
        typeName: "ThousandEyesAccountGroup",
        description: "An account group that the token's user is in.",
      }),
    ),
    {
      description: "The account groups, in the same order.",
    },
  ),
});

export type ThousandEyesAccountGroupsArgs = z.output<typeof args>;
export type ThousandEyesAccountGroup = z.output<typeof accountGroup>;
export type ThousandEyesAccountGroupsResult = z.output<typeof result>;

const example = `
const { ids: [staging] } = await netassure.getThousandEyesAccountGroups({ names: ["Staging"] });
`;

export const thousandEyesAccountGroups = defineLookup<ThousandEyesClient, typeof args.shape, typeof result.shape>({
  name: "getThousandEyesAccountGroups",
  description:
    "Finds the account groups that the token's user is in, for `accountGroupId` and `sharedWithAccounts` of a test. One request.",
  failsWhen: "a name is unknown or ambiguous, or credentials are missing or refused",
  see: "ThousandEyes API 7.0.99, `GET /account-groups`",
  example,
  args,
  result,
  find: ({ client, signal }, filters) => findAccountGroups(client, filters, { signal }),
});

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
