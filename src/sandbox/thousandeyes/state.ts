import type { JsonObject } from "./json";

export interface AgentLink {
  agentId: string;
  sourceIpAddress?: string;
}

/** The objects a test refers to. Only answers with `expand` show them. */
export interface TestLinks {
  agents: AgentLink[];
  alertRules: string[];
  monitors: string[];
  labels: string[];
  tags: string[];
  sharedWithAccounts: string[];
}

export interface StoredTest {
  testId: string;
  type: string;
  /** The account group that owns the test. */
  aid: string;
  createdBy: string;
  createdDate: string;
  /** Absent until the first update. */
  modifiedBy?: string;
  modifiedDate?: string;
  /** A private snapshot of another test; it shows up in lists. */
  savedEvent: boolean;
  /** Shared in from another organisation. */
  liveShare: boolean;
  /** Every setting, those that the API never returns included. */
  settings: JsonObject;
  links: TestLinks;
}

export type AgentType = "cloud" | "enterprise" | "enterprise-cluster";

export interface StoredAgent {
  agentId: string;
  agentName: string;
  agentType: AgentType;
  /** Account groups that may use an enterprise agent; a cloud agent serves all of them. */
  aids: string[];
  /** What the API shows of the agent besides its names and type. */
  details: JsonObject;
  /** Members of a cluster, shown with `expand=cluster-member`. */
  clusterMembers?: JsonObject[];
}

export interface Organization {
  orgId: string;
  organizationName: string;
}

export interface AccountGroup {
  aid: string;
  accountGroupName: string;
  orgId: string;
}

export interface StoredRule {
  ruleId: string;
  aid: string;
  /** As written, with the server's defaults. */
  settings: JsonObject;
}

export interface StoredTag {
  id: string;
  /** The owning account group; absent on a built-in tag. */
  aid?: string;
  settings: JsonObject;
  /** Tagged objects other than tests; a test holds its tags itself. */
  assignments: { id: string; type: string }[];
}

export interface StoredCredential {
  id: string;
  aid: string;
  name: string;
  value: string;
}

export interface Monitor {
  monitorId: string;
  monitorName: string;
  monitorType: "public" | "private";
  ipAddress: string;
  network: string;
  countryId: string;
  /** Whose private monitor it is; a public one serves everybody. */
  orgId?: string;
}

export interface Label {
  labelId: string;
  name: string;
  isBuiltin: boolean;
  orgId: string;
}

/** The person a token belongs to. */
export interface User {
  uid: string;
  name: string;
  email: string;
  dateRegistered: string;
  lastLogin: string;
  /** Used by every request without `aid`. */
  loginAid: string;
  /** The account groups that the person may work in, all of one organisation. */
  aids: string[];
}

/** What ThousandEyes holds for its organisations: plain JSON, so that it can be dumped and saved. */
export interface ThousandEyesState {
  tests: Record<string, StoredTest>;
  agents: StoredAgent[];
  agentProxies: JsonObject[];
  accountGroups: AccountGroup[];
  /** The first one is that of the sandbox's own token. */
  organizations: Organization[];
  /** Whose the sandbox's own token is. */
  user: User;
  /** Whose the tokens are that a test asked for. */
  tokens: Record<string, User>;
  alertRules: Record<string, StoredRule>;
  tags: Record<string, StoredTag>;
  credentials: Record<string, StoredCredential>;
  monitors: Monitor[];
  labels: Label[];
  emulatedDevices: JsonObject[];
  /** Ids given to DNS servers, by protocol and name. */
  dnsServerIds: Record<string, string>;
  nextId: number;
}

/** A fresh id in the vendor's spelling, a decimal string. */
export function takeId(state: ThousandEyesState): string {
  const id = state.nextId;
  state.nextId += 1;
  return String(id);
}

/** "name (email)", the way the vendor signs an object. */
export function signature({ name, email }: User): string {
  return `${name} (${email})`;
}

/** UTC with second precision. */
export function timestamp(now: Date): string {
  return `${now.toISOString().slice(0, 19)}Z`;
}

/** The entry with that id, whatever the id spells. */
export function byId<T>(all: Readonly<Record<string, T>>, id: string | undefined): T | undefined {
  return id !== undefined && Object.hasOwn(all, id) ? all[id] : undefined;
}
