import type { AccountGroup, Organization } from "../state";

export const loginAid = "281474976710710";
export const stagingAid = "281474976710711";
export const partnerAid = "281474976710712";

export const organization: Organization = { orgId: "281474976710701", organizationName: "Sandbox Organization" };

const { orgId } = organization;

/** The group that the sandbox's own user logs in to, and two more. */
export const accountGroups: readonly AccountGroup[] = [
  { aid: loginAid, accountGroupName: "Production", orgId },
  { aid: stagingAid, accountGroupName: "Staging", orgId },
  { aid: partnerAid, accountGroupName: "Partners", orgId },
];
