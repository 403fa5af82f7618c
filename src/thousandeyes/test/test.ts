import * as z from "zod";
import { isHttpError } from "../../http";
import {
  applyRules,
  type Call,
  type Change,
  type Created,
  defineResource,
  diffInputs,
  messageOf,
  PartialWriteError,
  secretTexts,
  type Values,
  variantsBy,
} from "../../lifecycle";
import type { Scope, ThousandEyesClient } from "../api/client";
import type { WireTest } from "../api/wire";
import { keptByHand } from "./kept-by-hand";
import { explainNameClash, findLostTest } from "./lost-answer";
import { testOutputs, testTypes } from "./types";
import { fromWire, toWire } from "./wire";

type TestCall = Call<ThousandEyesClient>;

const inputs = variantsBy(
  "type",
  Object.values(testTypes).map(({ object }) => object),
);

/**
 * A ThousandEyes test of the Cloud and Enterprise Agents. Source: ThousandEyes API 7.0.99, `/tests/{type}`, and
 * recorded traffic of 2026-08.
 */
export const thousandEyesTest = defineResource<ThousandEyesClient>({
  type: "ThousandEyesTest",
  description: "A ThousandEyes test that Cloud and Enterprise Agents run on a schedule.",
  inputs,
  outputs: z.object(testOutputs),
  nameProperty: "testName",
  deleteBeforeReplace: true,
  rules: (news) => applyRules(testTypes[String(news.type)]?.rules ?? [], news),

  async create(call, news) {
    const sentAt = Date.now();
    // A POST with enabled: false is refused; the verification that follows sends it as a change.
    const { enabled, ...rest } = news;
    const body = toWire(enabled === false ? rest : news);
    try {
      return created(await call.client.createTest(String(news.type), body, scopeOf(call, news)), news);
    } catch (error) {
      if (!isHttpError(error) || !error.mayHaveTakenEffect) throw await explainNameClash(call, news, error);
      const { testId } = await findLostTest(call, news, sentAt, error);
      return created(await readFound(call, testId, news), news);
    }
  },

  async read(call, id, olds) {
    const { testId, set } = importedId(id, olds);
    const type = await typeOf(call, testId, set);
    if (type === undefined) return undefined;
    try {
      return created(await call.client.getTest(type, testId, scopeOf(call, set)), set);
    } catch (error) {
      if (isHttpError(error, "not-found")) return undefined;
      throw error;
    }
  },

  async update(call, id, change) {
    const { news } = change;
    const scope = scopeOf(call, news);
    const body = toWire({ ...(await keptByHand(inputs, call, id, change, scope)), ...news });
    const put = (json: Values) => call.client.updateTest(String(news.type), id, json, scope);
    if (disables(change) && changesMoreThanEnabled(change)) {
      // The PUT that disables a test drops every other change in it (observed on http-server and ftp-server).
      const { enabled: _, ...others } = body;
      await put(others);
    }
    return fromWire(await put(body), news);
  },

  async delete(call, id, olds) {
    try {
      await call.client.deleteTest(String(olds.type), id, scopeOf(call, olds));
    } catch (error) {
      if (!isHttpError(error, "not-found")) throw error;
    }
  },
});

/** A test that is known to exist must not be forgotten because it cannot be read just now. */
async function readFound(call: TestCall, testId: string, news: Values): Promise<WireTest> {
  try {
    return await call.client.getTest(String(news.type), testId, scopeOf(call, news));
  } catch (error) {
    const reason = `Test ${testId} was created, but could not be read: ${messageOf(error)} The next pulumi up completes it.`;
    throw new PartialWriteError(testId, { ...news, testId }, [reason], { cause: error });
  }
}

function scopeOf({ signal }: TestCall, values: Values): Scope {
  return { aid: values.accountGroupId as string | undefined, secrets: secretTexts(inputs, values), signal };
}

function created(test: WireTest, set: Values): Created {
  return { id: test.testId, ...fromWire(test, set) };
}

function disables({ olds, news }: Change): boolean {
  return news.enabled === false && olds.enabled !== false;
}

function changesMoreThanEnabled({ olds, news }: Change): boolean {
  return diffInputs(inputs, olds, news).some(({ path }) => path !== "enabled");
}

/** An import may name the account group in front of the test: `aid/testId`. */
function importedId(id: string, olds: Values): { testId: string; set: Values } {
  const [testId, aid] = id.split("/").reverse() as [string, string | undefined];
  return { testId, set: aid === undefined ? olds : { ...olds, accountGroupId: aid } };
}

/** There is no GET by id alone, so an import looks for the type in the list of all tests. */
async function typeOf(call: TestCall, testId: string, set: Values): Promise<string | undefined> {
  if (set.type !== undefined) return String(set.type);
  const tests = await call.client.listTests(undefined, scopeOf(call, set));
  return tests.find((test) => test.testId === testId)?.type;
}
