import { isHttpError, lookAgain } from "../../http";
import { messageOf, UnknownOutcomeError, type Values } from "../../lifecycle";
import type { WireTest } from "../api/wire";
import { isAsSent, scopeOf, type TestCall } from "./wire";

/**
 * The test that a POST of ours made since then, by the vendor's clock: of the same name and with the content that we
 * send. Names are unique in an account group, so there is at most one. A test of the name with other content is
 * somebody else's.
 */
export async function testsMadeSince(call: TestCall, news: Values, since: number): Promise<WireTest[]> {
  const named = await sameName(call, String(news.type), news);
  const start = call.client.vendorTime(since);
  const recent = named.filter(({ createdDate }) => Date.parse(createdDate ?? "") >= start);
  const whole = await Promise.all(
    recent.map(({ testId }) => call.client.getTest(String(news.type), testId, scopeOf(call, news))),
  );
  return whole.filter((test) => isAsSent(test, news, call.account));
}

/**
 * Finds the test that a POST made although its answer was lost, so that it is never made twice.
 *
 * @throws UnknownOutcomeError with the words of the POST's error: there is no such test yet, or nobody can tell.
 */
export async function findLostTest(call: TestCall, news: Values, sentAt: number, lost: unknown): Promise<WireTest> {
  const look = () => testsMadeSince(call, news, sentAt);
  const [made] = await lookAgain(lost, call.client.pause, look, call.signal).catch((error: unknown) => {
    throw new UnknownOutcomeError(
      `${messageOf(lost)} It is not known whether test "${news.testName}" was created, because looking for it failed too: ${messageOf(error)} Run pulumi up again: a run within the next minutes takes it up.`,
      { cause: lost },
    );
  });
  if (made) return made;
  throw new UnknownOutcomeError(
    `${messageOf(lost)} No new test named "${news.testName}" is there, so it was most likely not created. Run pulumi up again.`,
    { cause: lost },
  );
}

/** Completes a refused create with the test that already has the name, and with what may have happened. */
export async function explainNameClash(call: TestCall, news: Values, error: unknown): Promise<unknown> {
  if (!isHttpError(error, "validation") || !/name already exists/i.test(error.message)) return error;
  const [other] = await sameName(call, undefined, news).catch(() => []);
  if (!other) return error;
  const kind = other.type === news.type ? "" : `, of type "${other.type}"`;
  const ways = [
    `If this resource was renamed in the program, give it aliases: [{ name: "<old name>" }] or run pulumi state rename: then it stays one test with its history.`,
    `If another stack, program or person manages test ${other.testId}, choose another testName.`,
    ...(kind === "" ? [`Only if nobody else manages it, set adoptId: "${other.testId}" to take it over.`] : []),
  ];
  return new Error(
    `${error.message} It is test ${other.testId} in account group ${call.account.aid}${kind}. ${ways.join(" ")}`,
    {
      cause: error,
    },
  );
}

async function sameName(call: TestCall, type: string | undefined, { testName }: Values): Promise<WireTest[]> {
  const tests = await call.client.listTests(type, { aid: call.account.aid, signal: call.signal });
  return tests.filter((test) => test.testName === testName && !test.savedEvent && !test.liveShare);
}
