import type { ThousandEyesState } from "../state";
import { seedAgents, seedProxies } from "./agents";
import { defaultAlertRules } from "./alert-rules";
import { emulatedDevices, labels, monitors } from "./catalog";
import { accountGroups, loginAid, organization, partnerAid } from "./groups";
import { builtInTags } from "./tags";
import { addTests } from "./tests";

/** Above 2^48, as the vendor's own. */
const firstId = 281474976711000;

/**
 * An organisation with three account groups, agents and everything that comes with an account.
 * `small` has no test; `large` has hundreds, among them what lists show besides ordinary tests.
 */
export function seedThousandEyes(size: "small" | "large"): ThousandEyesState {
  const state: ThousandEyesState = {
    tests: {},
    agents: seedAgents(),
    agentProxies: seedProxies(),
    accountGroups: accountGroups.map((group) => ({ ...group })),
    organizations: [{ ...organization }],
    user: {
      uid: "281474976710702",
      name: "Sandbox User",
      email: "sandbox@example.com",
      dateRegistered: "2026-01-05T09:00:00Z",
      lastLogin: "2026-01-05T09:00:00Z",
      loginAid,
      aids: accountGroups.map(({ aid }) => aid),
    },
    tokens: {},
    alertRules: {},
    tags: builtInTags(),
    credentials: {},
    monitors: structuredClone(monitors),
    labels: structuredClone(labels),
    emulatedDevices: structuredClone(emulatedDevices),
    dnsServerIds: {},
    nextId: firstId,
  };
  for (const { aid } of state.accountGroups) defaultAlertRules(state, aid);
  addOwnObjects(state);
  if (size === "large") addTests(state, partnerAid);
  return state;
}

/** Objects to refer to: a tag, an alert rule and a credential that somebody made by hand. */
function addOwnObjects(state: ThousandEyesState): void {
  const tagId = "5aeab5d5-0d34-4d44-a7ac-fb440185295c";
  state.tags[tagId] = {
    id: tagId,
    aid: loginAid,
    settings: {
      ...{ accessType: "all", objectType: "test", key: "team", value: "network", type: "static", icon: "LABEL" },
      ...{
        color: "#A7EB10",
        description: null,
        createDate: "2026-01-05T09:00:00Z",
        modifiedDate: null,
        legacyId: null,
      },
    },
    assignments: [],
  };
  const ruleId = String(state.nextId++);
  state.alertRules[ruleId] = {
    ruleId,
    aid: loginAid,
    settings: {
      ...{ ruleName: "Slow website", alertType: "http-server", alertGroupType: "cloud-enterprise", severity: "major" },
      ...{ expression: "((responseTime >= 1000 ms))", minimumSources: 1, roundsViolatingMode: "any" },
      ...{ roundsViolatingOutOf: 2, roundsViolatingRequired: 2, notifyOnClear: true, isDefault: false },
    },
  };
  const id = String(state.nextId++);
  state.credentials[id] = { id, aid: loginAid, name: "Shop login", value: "sandbox-credential-value" };
}
