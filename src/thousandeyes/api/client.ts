import * as z from "zod";
import {
  createHttpClient,
  type HttpClient,
  type HttpClientOptions,
  isHttpError,
  type Path,
  path,
  remembered,
  rememberedBy,
} from "../../http";
import { requiredSetting, type SettingSources, settingValue, type Values } from "../../lifecycle";
import { settings } from "./config";
import {
  type WireAccountGroup,
  type WireAgent,
  type WireAlertRule,
  type WireTest,
  wireAccountGroups,
  wireAgents,
  wireAlertRules,
  wireTest,
  wireTests,
} from "./wire";

/** The part of the ThousandEyes API v7 that netassure uses, one method per operation. */
export interface ThousandEyesClient extends Pick<HttpClient, "pause" | "now" | "vendorTime"> {
  /** Host and port of the API. */
  host: string;
  /** The account group that the settings name for new objects. */
  defaultAccountGroupId: string | undefined;
  createTest(type: string, body: Values, scope: Scope): Promise<WireTest>;
  /** @throws HttpError of kind "not-found" when the API proves that the id is unknown. */
  getTest(type: string, testId: string, scope: Scope): Promise<WireTest>;
  updateTest(type: string, testId: string, body: Values, scope: Scope): Promise<WireTest>;
  deleteTest(type: string, testId: string, scope: Scope): Promise<void>;
  /** Every test of a type, or of all types; items lack agents, alert rules, monitors, labels, tags and shares. */
  listTests(type: string | undefined, scope: Scope): Promise<WireTest[]>;
  /** With the members of clusters. */
  listAgents(query: { agentTypes?: string | undefined }, scope: Scope): Promise<WireAgent[]>;
  listAlertRules(scope: Scope): Promise<WireAlertRule[]>;
  /** Has no `aid`: every account group of the token's user. */
  listAccountGroups(scope: Scope): Promise<WireAccountGroup[]>;
  /** Asked for once in a process; undefined for a user who may not see them. */
  ownAccountGroups(scope: Pick<Scope, "signal">): Promise<WireAccountGroup[] | undefined>;
  /** The same lists, asked for once in a process. */
  knownAgents(aid: string, scope: Pick<Scope, "signal">): Promise<WireAgent[]>;
  knownAlertRules(aid: string, scope: Pick<Scope, "signal">): Promise<WireAlertRule[]>;
}

/** The account group of a request, the texts in it that no message may show, and the signal that cancels it. */
export interface Scope {
  aid?: string | undefined;
  secrets?: readonly string[] | undefined;
  signal?: AbortSignal | undefined;
}

/** Without `expand` an answer holds none of these lists, not even right after writing them (observed). */
const EXPAND = "agent,alert-rule,monitor,label,tag,shared-with-account";
const EXPAND_WITHOUT_AGENTS = "alert-rule,monitor,label,tag,shared-with-account";

const expandFor = (type: string) => (type === "bgp" ? EXPAND_WITHOUT_AGENTS : EXPAND);

/** Makes a client from the settings; sends nothing. `transport` replaces parts of the HTTP layer in tests. */
export function connectThousandEyes(
  sources: SettingSources,
  transport: Partial<HttpClientOptions> = {},
): ThousandEyesClient {
  const token = requiredSetting("ThousandEyes", settings.token, sources);
  const baseUrl = settingValue(settings.endpoint, sources) ?? settings.endpoint.default;
  const http = createHttpClient({
    vendor: "ThousandEyes",
    baseUrl,
    credentials: { headers: async () => ({ authorization: `Bearer ${token}` }) },
    headers: { accept: "application/json" },
    secrets: [token],
    hints,
    rateLimitReset,
    ...transport,
  });
  const lists = listsOver(http);
  return {
    ...testsOver(http),
    ...lists,
    host: new URL(baseUrl).host,
    defaultAccountGroupId: settingValue(settings.accountGroupId, sources),
    ownAccountGroups: withSignal(remembered((signal) => lists.listAccountGroups({ signal }).catch(unlessForbidden))),
    knownAgents: bySignal(rememberedBy((aid, signal) => lists.listAgents({}, { aid, signal }))),
    knownAlertRules: bySignal(rememberedBy((aid, signal) => lists.listAlertRules({ aid, signal }))),
    pause: http.pause,
    now: http.now,
    vendorTime: http.vendorTime,
  };
}

function unlessForbidden(error: unknown): undefined {
  if (!isHttpError(error, "permission")) throw error;
}

const withSignal =
  <T>(ask: (signal: AbortSignal | undefined) => T) =>
  ({ signal }: Pick<Scope, "signal">) =>
    ask(signal);

const bySignal =
  <T>(ask: (aid: string, signal: AbortSignal | undefined) => T) =>
  (aid: string, { signal }: Pick<Scope, "signal">) =>
    ask(aid, signal);

type Tests = "createTest" | "getTest" | "updateTest" | "deleteTest";

function testsOver(http: HttpClient): Pick<ThousandEyesClient, Tests> {
  return {
    createTest: (type, json, scope) => writeTest(http, "POST", path`/tests/${type}`, type, json, scope),
    async getTest(type, testId, { aid, secrets, signal }) {
      const query = { aid, expand: expandFor(type) };
      const where = path`/tests/${type}/${testId}`;
      const request = { method: "GET", path: where, query, schema: wireTest, secrets, signal } as const;
      return (await http.request(request)).body;
    },
    updateTest: (type, testId, json, scope) =>
      writeTest(http, "PUT", path`/tests/${type}/${testId}`, type, json, scope),
    async deleteTest(type, testId, { aid, secrets, signal }) {
      const where = path`/tests/${type}/${testId}`;
      await http.request({ method: "DELETE", path: where, query: { aid }, secrets, signal });
    },
  };
}

type Lists = "listTests" | "listAgents" | "listAlertRules" | "listAccountGroups";

function listsOver(http: HttpClient): Pick<ThousandEyesClient, Lists> {
  const get = { method: "GET" } as const;
  return {
    async listTests(type, { aid, signal }) {
      const where = type === undefined ? path`/tests` : path`/tests/${type}`;
      return (await http.request({ ...get, path: where, query: { aid }, schema: wireTests, signal })).body.tests;
    },
    async listAgents({ agentTypes }, { aid, signal }) {
      const query = { agentTypes, expand: "cluster-member", aid };
      return (await http.request({ ...get, path: path`/agents`, query, schema: wireAgents, signal })).body.agents;
    },
    async listAlertRules({ aid, signal }) {
      const request = { ...get, path: path`/alerts/rules`, query: { aid }, schema: wireAlertRules, signal };
      return (await http.request(request)).body.alertRules;
    },
    async listAccountGroups({ signal }) {
      const request = { ...get, path: path`/account-groups`, schema: wireAccountGroups, signal };
      return (await http.request(request)).body.accountGroups;
    },
  };
}

async function writeTest(
  http: HttpClient,
  method: "POST" | "PUT",
  where: Path,
  type: string,
  json: Values,
  { aid, secrets, signal }: Scope,
): Promise<WireTest> {
  const query = { aid, expand: expandFor(type) };
  return (await http.request({ method, path: where, query, json, schema: wireTest, secrets, signal })).body;
}

const ENDPOINT_HINT =
  "The endpoint is set by netassure:thousandEyesEndpoint or TE_API_ENDPOINT; behind a proxy set HTTPS_PROXY.";

const hints: NonNullable<HttpClientOptions["hints"]> = {
  connection: ENDPOINT_HINT,
  "unexpected-answer": ENDPOINT_HINT,
  authentication:
    "Check netassure:thousandEyesToken or TE_TOKEN: the token may be wrong, revoked or regenerated. After a new token run pulumi up first: refresh and destroy use the configuration of the last up.",
  permission: "Check that the role of the token's user may edit tests, and that the user is in the account group.",
  "not-found": "It may have been deleted outside Pulumi: run pulumi refresh.",
};

const epochSeconds = z.coerce.number().int().positive();

/** Source: developer.cisco.com, ThousandEyes rate limits: UTC epoch seconds at which the window rolls over. */
function rateLimitReset(headers: Headers): Date | undefined {
  const reset = epochSeconds.safeParse(headers.get("x-organization-rate-limit-reset"));
  return reset.success ? new Date(reset.data * 1000) : undefined;
}
