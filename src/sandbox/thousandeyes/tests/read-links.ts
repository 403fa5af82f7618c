import { isObject, type Json, type JsonObject } from "../json";
import type { AgentLink, TestLinks, ThousandEyesState } from "../state";
import type { TestType } from "../types/test-type";
import { readSettings } from "./read-settings";

type Given = { links: Partial<TestLinks>; wrong: string[] };

const agent = { agentId: { json: "string" }, sourceIpAddress: { json: "string" } } as const;

/** The lists of references in a request body. */
export function readLinks(type: TestType, body: JsonObject): Given {
  const fields = Object.fromEntries(
    type.links.map((name) => [name, { json: "array", ...(name === "agents" ? { items: agent } : {}) } as const]),
  );
  const { values, wrong } = readSettings(fields, body);
  const links: Given["links"] = wrong.length > 0 ? {} : (values as unknown as Partial<TestLinks>);
  if (links.agents) links.agents = agentLinks(values.agents);
  return { links, wrong };
}

/** Kept by agent id, since the order of an answer is not dependable. */
function agentLinks(sent: Json | undefined): AgentLink[] {
  const links = (Array.isArray(sent) ? sent.filter(isObject) : []).map(({ agentId, sourceIpAddress }) => ({
    agentId: String(agentId),
    ...(typeof sourceIpAddress === "string" && sourceIpAddress !== "" ? { sourceIpAddress } : {}),
  }));
  return links.sort((one, other) => Number(one.agentId) - Number(other.agentId));
}

/** The rules that a test gets which has alerting on and names none. */
export function defaultRules(state: ThousandEyesState, type: TestType, aid: string): string[] {
  return Object.values(state.alertRules)
    .filter((rule) => rule.aid === aid && rule.settings.isDefault === true)
    .filter(({ settings }) => type.alertTypes.includes(String(settings.alertType)))
    .map(({ ruleId }) => ruleId);
}
