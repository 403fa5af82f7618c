import { type JsonObject, textsIn } from "../json";
import { fieldError, plainProblem, requestErrors } from "../problems";
import { type Api, type ApiContext, answer, created, href, listLink, readBody, type Service, serve } from "../service";
import { byId, type StoredRule, takeId } from "../state";
import { checkRule, readRule } from "./check-rule";
import { presentListedRule, presentRule, presentWritten } from "./present-rule";

export function alertRuleRoutes(api: Api, service: Service): void {
  api.use("/alerts/*", async (c, next) => {
    c.set("charset", ";charset=UTF-8");
    await next();
  });
  serve(api, "/alerts/rules", { GET: (c) => listRules(c, service), POST: (c) => postRule(c, service) });
  serve(api, "/alerts/rules/:ruleId", {
    GET: (c) => answer(c, presentRule(service, findRule(c, service))),
    PUT: (c) => putRule(c, service),
    DELETE: (c) => deleteRule(c, service),
  });
}

function listRules(c: ApiContext, service: Service): Response {
  const rules = Object.values(service.state.alertRules)
    .filter(({ aid }) => aid === c.get("aid"))
    .sort((one, other) => String(one.settings.ruleName).localeCompare(String(other.settings.ruleName), "en"));
  return answer(c, { alertRules: rules.map(presentListedRule), _links: listLink(service, c) });
}

async function postRule(c: ApiContext, service: Service): Promise<Response> {
  const sent = readRule(await readBody(c));
  const settings = completed(sent, "info");
  checkRule(settings);
  checkTests(c, service, sent);
  const rule: StoredRule = { ruleId: takeId(service.state), aid: c.get("aid"), settings };
  service.state.alertRules[rule.ruleId] = rule;
  attach(service, rule, textsIn(sent.testIds));
  return created(c, presentWritten(service, rule, sent), href(service, `/alerts/rules/${rule.ruleId}`));
}

/** Replaces the rule, except for a severity that is not sent. */
async function putRule(c: ApiContext, service: Service): Promise<Response> {
  const rule = findRule(c, service);
  const sent = readRule(await readBody(c));
  const settings = completed(sent, String(rule.settings.severity));
  checkRule(settings);
  checkTests(c, service, sent);
  rule.settings = settings;
  attach(service, rule, textsIn(sent.testIds));
  return answer(c, presentWritten(service, rule, sent));
}

function deleteRule(c: ApiContext, service: Service): Response {
  const rule = findRule(c, service);
  attach(service, rule, []);
  delete service.state.alertRules[rule.ruleId];
  return c.body(null, 204);
}

function completed({ testIds: _, ...sent }: JsonObject, severity: string): JsonObject {
  const settings: JsonObject = { severity, roundsViolatingMode: "any", notifyOnClear: true, isDefault: false, ...sent };
  // observed: bgp on a rule of another type falls back, two other groups do not.
  const fits = settings.alertGroupType !== "bgp" || settings.alertType === "bgp";
  settings.alertGroupType = fits ? (settings.alertGroupType ?? "cloud-enterprise") : "cloud-enterprise";
  return settings;
}

/** The words are the sandbox's own. */
function checkTests(c: ApiContext, { state }: Service, sent: JsonObject): void {
  const strange = textsIn(sent.testIds).filter((id) => byId(state.tests, id)?.aid !== c.get("aid"));
  if (strange.length > 0) throw requestErrors(strange.map((id) => fieldError("testIds", `${id} does not exist.`)));
}

/** The rule's tests are exactly these. Leaving `testIds` out of an update detaches all, as users have reported. */
function attach({ state }: Service, { ruleId, aid }: StoredRule, testIds: readonly string[]): void {
  for (const { testId, links, aid: owner } of Object.values(state.tests)) {
    if (owner !== aid) continue;
    links.alertRules = links.alertRules.filter((id) => id !== ruleId);
    if (testIds.includes(testId)) links.alertRules.push(ruleId);
  }
}

function findRule(c: ApiContext, { state }: Service): StoredRule {
  const rule = byId(state.alertRules, c.req.param("ruleId"));
  if (rule?.aid !== c.get("aid")) throw plainProblem(404);
  return rule as StoredRule;
}
