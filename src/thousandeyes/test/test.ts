import * as z from "zod";
import { isHttpError } from "../../http";
import {
  applyRules,
  type Change,
  type Created,
  defineResource,
  diffInputs,
  messageOf,
  PartialWriteError,
  type Values,
} from "../../lifecycle";
import { thousandEyesAccounts } from "../accounts";
import type { ThousandEyesClient } from "../api/client";
import type { WireTest } from "../api/wire";
import { isGone } from "./gone";
import { type TestValues, testInputs } from "./inputs";
import { keptByHand, tellOfKeptRules } from "./kept-by-hand";
import { explainNameClash, findLostTest, testsMadeSince } from "./lost-answer";
import { changesReferences, referenceFailures } from "./references";
import { resolveNames } from "./resolve";
import { agentsAreNamed } from "./rules";
import { outputsOfType, testOutputs, testTypes } from "./types";
import { fromWire, scopeOf, type TestCall, toWire } from "./wire";

const example = `
const cloud = netassure.getThousandEyesAgentsOutput({ names: ["Singapore", "Frankfurt, Germany"] });

new netassure.ThousandEyesTest("shop-frontend", {
  type: "http-server",
  url: "https://shop.example.com",
  interval: 300,
  agents: cloud.ids,
});
`;

/**
 * A ThousandEyes test of the Cloud and Enterprise Agents. Source: ThousandEyes API 7.0.99, `/tests/{type}`, and
 * recorded traffic of 2026-08.
 */
export const thousandEyesTest = defineResource<ThousandEyesClient, TestValues>({
  type: "ThousandEyesTest",
  description: "A ThousandEyes test that Cloud and Enterprise Agents run on a schedule.",
  example,
  inputs: testInputs,
  typePerVariant: true,
  outputs: z.object(testOutputs),
  outputsOf: ({ type }) => outputsOfType(type),
  accounts: thousandEyesAccounts,
  nameProperty: "testName",
  rules: (news) => applyRules([agentsAreNamed, ...(testTypes[String(news.type)]?.rules ?? [])], news),
  complete: (news) => testTypes[String(news.type)]?.complete?.(news) ?? news,
  resolve: resolveNames,
  verify: async (call, olds, news) => (changesReferences(olds, news) ? referenceFailures(call, news) : []),
  parseId,
  longerId: "a test of another account group is aid/testId",

  /** Names are unique in an account group, so only there a new test would be refused beside the old one. */
  deleteBeforeReplace({ olds, news }) {
    const moves = news.accountGroupId !== undefined && news.accountGroupId !== olds.accountGroupId;
    return !moves && news.testName === olds.testName;
  },

  async create(call, news) {
    const [earlier] = call.begunAt === undefined ? [] : await testsMadeSince(call, news, call.begunAt);
    if (earlier) return created(earlier, news, call);
    const sentAt = call.client.now();
    // A POST with enabled: false is refused; the verification that follows sends it as a change.
    const { enabled, ...rest } = news;
    const body = toWire(enabled === false ? rest : news);
    try {
      return created(
        await readable(call, await call.client.createTest(news.type, body, scopeOf(call, news)), news),
        news,
        call,
      );
    } catch (error) {
      if (!isHttpError(error) || !error.mayHaveTakenEffect) throw await explainNameClash(call, news, error);
      return created(await findLostTest(call, news, sentAt, error), news, call);
    }
  },

  async read(call, id, olds) {
    const type = olds.type ?? (await typeOf(call, id));
    if (type === undefined) return undefined;
    try {
      return created(await call.client.getTest(type, id, scopeOf(call, olds)), olds, call);
    } catch (error) {
      if (await isGone(call, type, id, error)) return undefined;
      throw error;
    }
  },

  async update(call, id, change) {
    const { news } = change;
    const body = toWire({ ...(await keptByHand(call, id, change)), ...news });
    const put = (json: Values) => call.client.updateTest(news.type, id, json, scopeOf(call, news));
    if (disables(change) && changesMoreThanEnabled(change)) {
      // The PUT that disables a test drops every other change in it (observed on http-server and ftp-server).
      const { enabled: _, ...others } = body;
      await put(others);
    }
    const test = await readable(call, await put(body), news);
    tellOfKeptRules(call, change, test);
    return fromWire(test, news, call.account);
  },

  async delete(call, id, olds) {
    try {
      await call.client.deleteTest(String(olds.type), id, scopeOf(call, olds));
    } catch (error) {
      if (!(await isGone(call, String(olds.type), id, error))) throw error;
    }
  },

  async list({ client, account, signal }, { type }) {
    const tests = await client.listTests(String(type), { aid: account.aid, signal });
    return tests
      .filter(({ savedEvent, liveShare }) => !savedEvent && !liveShare)
      .map(({ testId, testName }) => ({ id: testId, name: testName ?? testId }));
  },

  async explainAbsence(call, id, { type }) {
    const found = await typeOf(call, id);
    return found === undefined || found === type ? undefined : `is a test of type "${found}", not "${type}"`;
  },
});

function created(test: WireTest, set: Values, { account }: TestCall): Created {
  return { id: test.testId, ...fromWire(test, set, account) };
}

/**
 * The test with its lists. assumed: thousandeyes-lists-on-writes. Where the answer to a write shows none of them although
 * they were asked for, a GET does; a test that is known to exist must not be forgotten because that fails just now.
 */
async function readable(call: TestCall, written: WireTest, news: TestValues): Promise<WireTest> {
  if (written.alertRules !== undefined || written.agents !== undefined || written.monitors !== undefined)
    return written;
  try {
    return await call.client.getTest(news.type, written.testId, scopeOf(call, news));
  } catch (error) {
    const { testId } = written;
    const reason = `Test ${testId} was written, but could not be read: ${messageOf(error)} The next pulumi up completes it.`;
    throw new PartialWriteError(testId, { ...news, testId }, [reason], { cause: error });
  }
}

function disables({ olds, news }: Change): boolean {
  return news.enabled === false && olds.enabled !== false;
}

function changesMoreThanEnabled({ olds, news }: Change): boolean {
  return diffInputs(testInputs, olds, news).some(({ path }) => path !== "enabled");
}

/** An import may name the account group in front of the test: `aid/testId`. */
function parseId(text: string): { id: string; inputs: Values } {
  const [id = text, aid] = text.split("/").reverse();
  return { id, inputs: aid === undefined ? {} : { accountGroupId: aid } };
}

/** There is no GET by id alone, so the type is looked for in the list of all tests. */
async function typeOf(call: TestCall, testId: string): Promise<string | undefined> {
  const tests = await call.client.listTests(undefined, { aid: call.account.aid, signal: call.signal });
  return tests.find((test) => test.testId === testId)?.type;
}
