import { isHttpError, lookAgain } from "../../http";
import { type Call, messageOf, type Values } from "../../lifecycle";
import type { ThousandEyesClient } from "../api/client";
import type { WireTest } from "../api/wire";

/** How far the vendor's clock may be behind ours. assumed: two minutes are enough, the API names no figure. */
const CLOCK_SKEW_MS = 120_000;

/**
 * Finds the test that a POST made although its answer was lost, so that it is never made twice. Names are unique in an
 * account group, so type, exact name and a creation time after the POST was sent identify it.
 *
 * @throws Error with the words of the POST's error: there is no such test, or there are several and it lists their ids.
 */
export async function findLostTest(
  call: Call<ThousandEyesClient>,
  news: Values,
  sentAt: number,
  lost: unknown,
): Promise<WireTest> {
  const isNew = ({ createdDate }: WireTest) => Date.parse(createdDate ?? "") >= sentAt - CLOCK_SKEW_MS;
  const look = async () => (await sameName(call, news)).filter(isNew);
  const made = await lookAgain(lost, call.client.pause, look, call.signal).catch((error: unknown) => {
    throw new Error(
      `${messageOf(lost)} It is not known whether test "${news.testName}" was created, because looking for it failed too: ${messageOf(error)} Run pulumi up again; if it reports that the name exists, set adoptId.`,
      { cause: lost },
    );
  });
  if (made.length === 1 && made[0]) return made[0];
  if (made.length === 0) {
    throw new Error(
      `${messageOf(lost)} No new test named "${news.testName}" is there, so it was most likely not created. Run pulumi up again.`,
      { cause: lost },
    );
  }
  throw new Error(
    `${messageOf(lost)} Several tests named "${news.testName}" were created meanwhile (${made.map(({ testId }) => testId).join(", ")}). Delete the surplus ones, then set adoptId to the one to keep.`,
    { cause: lost },
  );
}

/** Completes a refused create with the id of the test that already has the name. */
export async function explainNameClash(call: Call<ThousandEyesClient>, news: Values, error: unknown): Promise<unknown> {
  if (!isHttpError(error, "validation") || !/name already exists/i.test(error.message)) return error;
  const [other] = await sameName(call, news).catch(() => []);
  if (!other) return error;
  return new Error(
    `${error.message} It is test ${other.testId}: set adoptId: "${other.testId}" to take it over, or choose another testName.`,
    {
      cause: error,
    },
  );
}

async function sameName({ client, signal }: Call<ThousandEyesClient>, news: Values): Promise<WireTest[]> {
  const tests = await client.listTests(String(news.type), { aid: news.accountGroupId as string | undefined, signal });
  return tests.filter((test) => test.testName === news.testName && !test.savedEvent && !test.liveShare);
}
