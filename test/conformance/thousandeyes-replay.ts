import { Hono } from "hono";
import { defaultReading } from "../../src/sandbox/assumptions/readings";
import { createThousandEyes, seedThousandEyes } from "../../src/sandbox/thousandeyes";
import { type Exchange, queryOf } from "./thousandeyes-exchange";
import { IdMap } from "./thousandeyes-id-map";
import { preexisting } from "./thousandeyes-preexisting";

export interface Answer {
  status: number;
  header: Record<string, string>;
  body: unknown;
}

const origin = "https://api.thousandeyes.com";
const compared = ["content-type", "location", "x-organization-rate-limit-limit"];

/** Sends recorded requests, one after the other, to a sandbox of their own. */
export class Replay {
  readonly ids = new IdMap();
  #app = new Hono();
  #seconds = 0;
  count = 0;

  constructor() {
    const state = seedThousandEyes("small");
    // The recorded accounts had nothing of their own but what `preexisting` finds in their lists.
    for (const { ruleId, settings } of Object.values(state.alertRules)) {
      if (settings.isDefault !== true) delete state.alertRules[ruleId];
    }
    for (const { id, aid } of Object.values(state.tags)) if (aid !== undefined) delete state.tags[id];
    state.credentials = {};
    const now = () => new Date(Date.UTC(2026, 7, 1) + this.#seconds * 1000);
    const options = { token: "token", origin: () => origin, now, rateLimit: 240, reading: defaultReading };
    this.#app.route("/v7", createThousandEyes(state, options));
  }

  /** The sandbox's answer in the ids of the recording. */
  async play(exchange: Exchange): Promise<Answer> {
    const { request, response } = exchange;
    for (const object of preexisting(exchange, this.ids)) {
      const made = await this.#send("POST", object.path, object.body);
      if (made.status !== 201) throw new Error(`cannot make what the account had: ${JSON.stringify(made.body)}`);
      this.ids.learn(object.recorded, made.body);
    }
    const path = this.ids.toSandbox(request.path) + queryOf(exchange);
    const body = request.body === undefined ? undefined : JSON.parse(this.ids.toSandbox(JSON.stringify(request.body)));
    const answer = await this.#send(request.method, path, body);
    this.count += 1;
    this.ids.learn(response.body, answer.body);
    return JSON.parse(this.ids.toRecorded(JSON.stringify(answer))) as Answer;
  }

  async #send(method: string, path: string, body?: unknown): Promise<Answer> {
    this.#seconds += 1;
    const headers = { authorization: "Bearer token", "content-type": "application/json" };
    const init = { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
    const response = await this.#app.request(origin + path, init);
    const text = await response.text();
    const header = compared.flatMap((name) => {
      const value = response.headers.get(name);
      return value === null ? [] : [[name, value] as const];
    });
    return { status: response.status, header: Object.fromEntries(header), body: text === "" ? null : JSON.parse(text) };
  }
}
