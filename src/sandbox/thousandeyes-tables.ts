import { isIPv6 } from "node:net";
import type { StoredTest, ThousandEyesState } from "./thousandeyes/state";
import type { Table } from "./vendor";

/** Where a test type keeps what it points at; each type has one of them. */
const targets = ["url", "domain", "prefix"];

/** The organisation for a person: what is tested, and with what. */
export function thousandEyesTables(state: ThousandEyesState): Table[] {
  const tests = Object.values(state.tests);
  const supplied = ({ savedEvent, liveShare }: StoredTest) => savedEvent || liveShare;
  return [
    testTable(
      state,
      "Tests",
      tests.filter((test) => !supplied(test)),
    ),
    { ...testTable(state, "Saved events and shared tests", tests.filter(supplied)), supplied: true },
    agentTable(state),
    {
      title: "Account groups",
      columns: ["Name", "Id", "Default", "Organization"],
      rows: state.accountGroups.map(({ aid, accountGroupName, orgId }) => [
        accountGroupName,
        aid,
        yesOrNo(aid === state.user.loginAid),
        state.organizations.find((organization) => organization.orgId === orgId)?.organizationName ?? orgId,
      ]),
      supplied: true,
    },
  ];
}

function testTable(state: ThousandEyesState, title: string, tests: StoredTest[]): Table {
  return {
    title,
    columns: ["Name", "Type", "Target", "Interval", "Enabled", "Agents", "Account group", "Last change", "Id"],
    rows: tests.map((test) => [
      String(test.settings.testName ?? ""),
      test.type,
      targetOf(state, test),
      test.settings.interval === undefined ? "" : `${test.settings.interval} s`,
      yesOrNo(test.settings.enabled !== false),
      test.links.agents.map(({ agentId }) => agentName(state, agentId)).join("; "),
      groupName(state, test.aid),
      (test.modifiedDate ?? test.createdDate).replace("T", " ").replace("Z", " UTC"),
      test.testId,
    ]),
  };
}

function agentTable(state: ThousandEyesState): Table {
  return {
    title: "Agents",
    columns: ["Name", "Type", "Account groups", "Id"],
    rows: state.agents.map(({ agentId, agentName, agentType, aids }) => [
      agentName,
      agentType,
      agentType === "cloud" ? "all" : aids.map((aid) => groupName(state, aid)).join(", "),
      agentId,
    ]),
    supplied: true,
  };
}

function targetOf(state: ThousandEyesState, { settings }: StoredTest): string {
  const { targetAgentId, server, port } = settings;
  if (typeof targetAgentId === "string") return agentName(state, targetAgentId);
  if (typeof server === "string")
    return port === undefined ? server : `${isIPv6(server) ? `[${server}]` : server}:${port}`;
  const direct = targets.map((name) => settings[name]).find((value) => typeof value === "string");
  return String(direct ?? registrarOf(settings));
}

/** SIP tests alone keep their target one level down. */
function registrarOf({ targetSipCredentials }: StoredTest["settings"]): string {
  const isObject = typeof targetSipCredentials === "object" && !Array.isArray(targetSipCredentials);
  return isObject ? String(targetSipCredentials?.sipRegistrar ?? "") : "";
}

function agentName({ agents }: ThousandEyesState, id: string): string {
  return agents.find(({ agentId }) => agentId === id)?.agentName ?? id;
}

function groupName({ accountGroups }: ThousandEyesState, id: string): string {
  return accountGroups.find(({ aid }) => aid === id)?.accountGroupName ?? id;
}

function yesOrNo(value: boolean): string {
  return value ? "yes" : "no";
}
