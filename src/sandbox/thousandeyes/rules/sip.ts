import { isObject, pick } from "../json";
import { fieldError } from "../problems";
import type { Check, Rule, Show } from "../types/test-type";

const missing = (text: string) => fieldError("targetSipCredentials", text);

/** The credentials are replaced as a whole. */
export const completeCredentials: Rule = ({ given, next }) => {
  if (isObject(given.targetSipCredentials)) {
    next.targetSipCredentials = { protocol: "tcp", ...given.targetSipCredentials };
  }
};

/** Every update needs them too. The words of the refusals are the sandbox's own. */
export const checkCredentials: Check = ({ state, aid, testId, given, before }) => {
  const sent = given.targetSipCredentials;
  if (!isObject(sent)) return [missing("SIP credentials are empty.")];
  const needed = before ? ["port", "protocol", "sipRegistrar"] : ["port"];
  const problems = needed.filter((name) => sent[name] === undefined).map((name) => missing(`${name} is empty.`));
  const taken = Object.values(state.tests).some((test) => {
    const other = test.settings.targetSipCredentials;
    return test.aid === aid && test.testId !== testId && isObject(other) && other.user === (sent.user ?? null);
  });
  return taken ? [...problems, missing("A test with this user already exists.")] : problems;
};

/** Written as one object, read as settings of the test. assumed: thousandeyes-sip-fields */
export const showCredentials: Show = (shown, { targetSipCredentials }, { reading }) => {
  if (!isObject(targetSipCredentials)) return;
  delete shown.targetSipCredentials;
  Object.assign(shown, pick(targetSipCredentials, members[reading("thousandeyes-sip-fields")]));
};

const server = ["port", "protocol", "sipRegistrar"];
const members = { returned: [...server, "authUser", "user"], "without-user": server, "not-returned": [] } as const;
