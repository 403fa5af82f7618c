import * as z from "zod";

/** Answers of the ThousandEyes API v7, loosely: new keys appear between versions and are harmless. */

const id = z.union([z.string(), z.number()]).transform(String);

export const wireTest = z.looseObject({
  testId: id,
  type: z.string(),
  testName: z.string().optional(),
  createdDate: z.string().optional(),
  modifiedDate: z.string().optional(),
  savedEvent: z.boolean().optional(),
  liveShare: z.boolean().optional(),
});
export type WireTest = z.infer<typeof wireTest>;

export const wireTests = z.looseObject({ tests: z.array(wireTest) });

const addresses = { ipAddresses: z.array(z.string()).nullish(), publicIpAddresses: z.array(z.string()).nullish() };

export const wireAgent = z.looseObject({
  agentId: id,
  agentName: z.string(),
  agentType: z.string(),
  countryId: z.string().optional(),
  location: z.string().optional(),
  enabled: z.boolean().optional(),
  agentState: z.string().optional(),
  ...addresses,
  clusterMembers: z.array(z.looseObject(addresses)).nullish(),
});
export type WireAgent = z.infer<typeof wireAgent>;

export const wireAgents = z.looseObject({ agents: z.array(wireAgent) });

export const wireAlertRule = z.looseObject({
  ruleId: id,
  ruleName: z.string(),
  alertType: z.string().optional(),
  expression: z.string().optional(),
  severity: z.string().optional(),
  isDefault: z.boolean().optional(),
});
export type WireAlertRule = z.infer<typeof wireAlertRule>;

export const wireAlertRules = z.looseObject({ alertRules: z.array(wireAlertRule) });

export const wireAccountGroup = z.looseObject({
  aid: id,
  accountGroupName: z.string(),
  organizationName: z.string().optional(),
  isDefaultAccountGroup: z.boolean().optional(),
});
export type WireAccountGroup = z.infer<typeof wireAccountGroup>;

export const wireAccountGroups = z.looseObject({ accountGroups: z.array(wireAccountGroup) });
