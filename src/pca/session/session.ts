import { isDeepStrictEqual } from "node:util";
import * as z from "zod";
import { defineResource } from "../../lifecycle";
import { pcaAccounts } from "../accounts";
import type { PcaClient } from "../api/client";
import { keptOutputs, outputsOf } from "../api/status";
import { withDroppedMetadata } from "../fields/common";
import { identifySession } from "../identity/identity";
import { makeSession } from "./create";
import { type SessionInputs, sessionInputs } from "./fields/session";
import { sessionStatusOutputs } from "./fields/status";
import { sessionRules } from "./rules";
import { startWhenAsked } from "./start";
import { putSession, scopeOf, setsPassword } from "./update";
import { documentOf, fromWire } from "./wire";

const example = `
const edge = new netassure.PcaAgentConfig("edge-berlin", { dataGateway: { server: "collector.example.com" } });

new netassure.PcaSession("berlin-to-madrid", {
  sessionType: "twamp-stateless",
  agentId: edge.agentId,
  enable: true,
  period: "continuous",
  twamp: { reflectorAddr: "192.0.2.20" },
});
`;

/**
 * A session of a Cisco PCA sensor agent: what it measures, and against whom. Source: Sensor Orchestrator 2024.05.01,
 * `/agents/session`.
 */
export const pcaSession = defineResource<PcaClient, SessionInputs>({
  type: "PcaSession",
  description: "A measurement session of a Cisco PCA sensor agent: TWAMP, echo, throughput, path trace or transfer.",
  inputs: sessionInputs,
  outputs: z.object(sessionStatusOutputs),
  nameProperty: "sessionName",
  accounts: pcaAccounts,
  example,
  /** The id stays when the program chose it or asks for the replacement; names may have to be unique in a tenant. */
  deleteBeforeReplace: ({ olds, news }) => olds.sessionId === news.sessionId || olds.sessionName === news.sessionName,
  identify: identifySession,
  rules: sessionRules,

  async create(call, news) {
    // An agent that has not heard of a session has nothing to report on it, so there is no status to ask for.
    const made = fromWire(await makeSession(call, news), news, {});
    return startWhenAsked(call, made.id, { olds: {}, news }, made);
  },

  async read(call, id, olds) {
    const found = await call.client.findSession(id, scopeOf(call, olds));
    if (!found) return undefined;
    const status = await call.client.findSessionStatus(id, scopeOf(call, olds));
    return fromWire(found, olds, outputsOf(status, sessionStatusOutputs));
  },

  async update(call, id, change) {
    const { olds, news } = change;
    const outputs = keptOutputs(olds, sessionStatusOutputs);
    const isAsWanted = isDeepStrictEqual(documentOf(olds), documentOf(news)) && !setsPassword(news);
    const answer = isAsWanted
      ? { inputs: news, outputs }
      : fromWire(await putSession(call, id, change), withDroppedMetadata(change), outputs);
    return startWhenAsked(call, id, change, answer);
  },

  delete: (call, id, olds) => call.client.deleteSession(id, scopeOf(call, olds)),

  async list(call) {
    const sessions = await call.client.listSessions(scopeOf(call));
    return sessions.map(({ id, attributes }) => ({ id, name: attributes?.session?.sessionName ?? id }));
  },
});
