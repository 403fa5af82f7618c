import { isHttpError } from "../../http";
import { messageOf } from "../../lifecycle";
import type { TestCall } from "./wire";

/**
 * Whether an error proves that a test is gone. assumed: thousandeyes-foreign-group. A 404 may also come from an account
 * group that the token's user is not in. Who may see the own account groups has compared them before the request; for
 * others the list of tests has to answer.
 *
 * @throws Error when the account group does not answer either.
 */
export async function isGone(call: TestCall, type: string, testId: string, error: unknown): Promise<boolean> {
  if (!isHttpError(error, "not-found")) return false;
  const { client, account, signal } = call;
  if (await client.ownAccountGroups({ signal })) return true;
  const tests = await client.listTests(type, { aid: account.aid, signal }).catch((refusal: unknown) => {
    throw new Error(
      `${messageOf(error)} That does not prove that test ${testId} is gone: account group ${account.aid} does not answer these credentials at all: ${messageOf(refusal)}`,
      { cause: refusal },
    );
  });
  return !tests.some((test) => test.testId === testId);
}
