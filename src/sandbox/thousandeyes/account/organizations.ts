import type { AccountGroup, Label, Monitor, Organization, ThousandEyesState } from "../state";

/** The organisation that an account group belongs to. */
export function organizationOf({ accountGroups, organizations }: ThousandEyesState, aid: string): Organization {
  const orgId = accountGroups.find((group) => group.aid === aid)?.orgId;
  const found = organizations.find((organization) => organization.orgId === orgId);
  if (!found) throw new Error(`no organisation has the account group ${aid}`);
  return found;
}

/** The account groups of the organisation that this one belongs to. */
export function groupsBeside(state: ThousandEyesState, aid: string): AccountGroup[] {
  const { orgId } = organizationOf(state, aid);
  return state.accountGroups.filter((group) => group.orgId === orgId);
}

/** Every public monitor, and the organisation's private ones. */
export function monitorsFor(state: ThousandEyesState, aid: string): Monitor[] {
  const { orgId } = organizationOf(state, aid);
  return state.monitors
    .filter((monitor) => monitor.monitorType === "public" || monitor.orgId === orgId)
    .map(({ orgId: _, ...monitor }) => monitor);
}

export function labelsFor(state: ThousandEyesState, aid: string): Omit<Label, "orgId">[] {
  const { orgId } = organizationOf(state, aid);
  return state.labels.filter((label) => label.orgId === orgId).map(({ orgId: _, ...label }) => label);
}
