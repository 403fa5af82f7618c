import { isDeepStrictEqual } from "node:util";
import * as z from "zod";
import { defineResource, type ResourceDefinition } from "../lifecycle";
import type { PcaClient } from "./client";
import { sessionInputs } from "./fields/session";
import { sessionStatusOutputs } from "./fields/session-status";
import { identifySession } from "./identity";
import { makeSession } from "./session-create";
import { sessionRules } from "./session-rules";
import { startWhenAsked } from "./session-start";
import { putSession, scopeOf, setsPassword } from "./session-update";
import { documentOf, fromWire } from "./session-wire";
import { keptOutputs, outputsOf } from "./status";

/**
 * A session of a Cisco PCA sensor agent: what it measures, and against whom. Source: Sensor Orchestrator 2024.05.01,
 * `/agents/session`.
 */
export const pcaSession: ResourceDefinition<PcaClient> = defineResource({
  type: "PcaSession",
  description: "A measurement session of a Cisco PCA sensor agent: TWAMP, echo, throughput, path trace or transfer.",
  inputs: sessionInputs,
  outputs: z.object(sessionStatusOutputs),
  nameProperty: "sessionName",
  deleteBeforeReplace: true,
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
    const answer = isAsWanted ? { inputs: news, outputs } : fromWire(await putSession(call, id, change), news, outputs);
    return startWhenAsked(call, id, change, answer);
  },

  delete: (call, id, olds) => call.client.deleteSession(id, scopeOf(call, olds)),
});
