import type * as pulumi from "@pulumi/pulumi";
import { type SettingSources, settingValue } from "../../lifecycle";
import {
  findAccountGroups,
  findAgents,
  findAlertRules,
  findTests,
  type ThousandEyesAccountGroupsArgs,
  type ThousandEyesAccountGroupsResult,
  type ThousandEyesAgentsArgs,
  type ThousandEyesAgentsResult,
  type ThousandEyesAlertRulesArgs,
  type ThousandEyesAlertRulesResult,
  type ThousandEyesClient,
  type ThousandEyesTestsArgs,
  type ThousandEyesTestsResult,
  thousandEyes,
} from "../../thousandeyes";
import { settings } from "../../thousandeyes/api/config";
import { type LookupArgs, lookup, lookupOutput } from "./lookup";

type Find<A, T> = (client: ThousandEyesClient, args: A, scope: { aid?: string | undefined }) => Promise<T>;

/** A lookup looks in the account group of its arguments, else in the one of the configuration. */
function ask<A extends object, T>(name: string, args: A & { accountGroupId?: string }, find: Find<A, T>): Promise<T> {
  const aidIn = (sources: SettingSources) => args.accountGroupId ?? settingValue(settings.accountGroupId, sources);
  return lookup({
    name,
    vendor: thousandEyes,
    args,
    find: (client, sources) => find(client, args, { aid: aidIn(sources) }),
  });
}

/**
 * Finds ThousandEyes agents by exact name, kind or country: their ids for tests, and their addresses for a firewall.
 * One request per run and set of filters.
 *
 * @throws RunError when a name is unknown or ambiguous, or when credentials are missing or refused.
 * @example
 * const { ids, publicIpAddresses } = await getThousandEyesAgents({ names: ["Singapore", "Frankfurt, Germany"] });
 * @see ThousandEyes API 7.0.99, `GET /agents`
 */
export function getThousandEyesAgents(args: ThousandEyesAgentsArgs = {}): Promise<ThousandEyesAgentsResult> {
  return ask("getThousandEyesAgents", args, findAgents);
}

/** Like `getThousandEyesAgents`, for filters that are outputs of other resources. */
export function getThousandEyesAgentsOutput(
  args: LookupArgs<ThousandEyesAgentsArgs> = {},
): pulumi.Output<ThousandEyesAgentsResult> {
  return lookupOutput(args, getThousandEyesAgents);
}

/**
 * Finds ThousandEyes alert rules by exact name, type or being a default, for `alertRules` of a test.
 *
 * @throws RunError when a name is unknown or ambiguous, or when credentials are missing or refused.
 * @example
 * const { ids } = await getThousandEyesAlertRules({ names: ["Default HTTP Alert Rule 2.0"] });
 * @see ThousandEyes API 7.0.99, `GET /alerts/rules`
 */
export function getThousandEyesAlertRules(
  args: ThousandEyesAlertRulesArgs = {},
): Promise<ThousandEyesAlertRulesResult> {
  return ask("getThousandEyesAlertRules", args, findAlertRules);
}

/** Like `getThousandEyesAlertRules`, for filters that are outputs of other resources. */
export function getThousandEyesAlertRulesOutput(
  args: LookupArgs<ThousandEyesAlertRulesArgs> = {},
): pulumi.Output<ThousandEyesAlertRulesResult> {
  return lookupOutput(args, getThousandEyesAlertRules);
}

/**
 * Finds the account groups that the token's user is in, for `accountGroupId` and `sharedWithAccounts` of a test.
 *
 * @throws RunError when a name is unknown or ambiguous, or when credentials are missing or refused.
 * @example
 * const { ids: [staging] } = await getThousandEyesAccountGroups({ names: ["Staging"] });
 * @see ThousandEyes API 7.0.99, `GET /account-groups`
 */
export function getThousandEyesAccountGroups(
  args: ThousandEyesAccountGroupsArgs = {},
): Promise<ThousandEyesAccountGroupsResult> {
  return ask("getThousandEyesAccountGroups", args, findAccountGroups);
}

/** Like `getThousandEyesAccountGroups`, for filters that are outputs of other resources. */
export function getThousandEyesAccountGroupsOutput(
  args: LookupArgs<ThousandEyesAccountGroupsArgs> = {},
): pulumi.Output<ThousandEyesAccountGroupsResult> {
  return lookupOutput(args, getThousandEyesAccountGroups);
}

/**
 * Finds ThousandEyes tests by exact name, type or being enabled; ids are what `adoptId` takes.
 *
 * @throws RunError when a name is unknown or ambiguous, or when credentials are missing or refused.
 * @example
 * const { tests } = await getThousandEyesTests({ type: "http-server", enabled: true });
 * @see ThousandEyes API 7.0.99, `GET /tests`
 */
export function getThousandEyesTests(args: ThousandEyesTestsArgs = {}): Promise<ThousandEyesTestsResult> {
  return ask("getThousandEyesTests", args, findTests);
}

/** Like `getThousandEyesTests`, for filters that are outputs of other resources. */
export function getThousandEyesTestsOutput(
  args: LookupArgs<ThousandEyesTestsArgs> = {},
): pulumi.Output<ThousandEyesTestsResult> {
  return lookupOutput(args, getThousandEyesTests);
}
