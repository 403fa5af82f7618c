import type { AccountGroup } from "../state";

export const loginAid = "281474976710710";
export const stagingAid = "281474976710711";
export const partnerAid = "281474976710712";

/** The group that the token's user logs in to, and two more. */
export const accountGroups: readonly AccountGroup[] = [
  { aid: loginAid, accountGroupName: "Production" },
  { aid: stagingAid, accountGroupName: "Staging" },
  { aid: partnerAid, accountGroupName: "Partners" },
];
