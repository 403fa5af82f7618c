import { defined, type JsonObject, objectsIn } from "../json";
import { fieldError } from "../problems";
import { type Fields, flag, list, oneOf, secret, text, whole } from "../types/field";
import type { Change, Check, Rule, Show } from "../types/test-type";

export const step: Fields = {
  name: text(),
  url: text(),
  method: oneOf(["get", "post", "put", "delete", "patch"]),
  body: text(),
  authType: oneOf(["none", "basic", "bearer-token", "oauth2"], "none"),
  username: text(),
  password: secret,
  bearerToken: secret,
  clientId: secret,
  clientSecret: secret,
  clientAuthentication: oneOf(["basic-auth-header", "in-body"]),
  tokenUrl: text(),
  scope: text(),
  headers: list({ key: text(), value: text() }),
  variables: list({ name: text(), value: text() }),
  assertions: list({
    name: oneOf(["status-code", "response-body"]),
    operator: oneOf(["is", "is-not", "includes", "not-includes", "matches", "not-matches"]),
    value: text(),
  }),
  collectApiResponse: flag(false),
  verifyCertificate: flag(false),
  waitTimeMs: whole(),
};

const tokenName = /^\{*OAuth2_Token_Step_\d+\}*$/;

/** Completes the steps that are sent. Those that an update does not mention come back with an empty user name. */
export const completeSteps: Rule = ({ given, before, next }: Change) => {
  const steps = objectsIn(next.requests);
  if (given.requests !== undefined) next.requests = withTokens(steps.map(withDefaults));
  // observed: on the answer to an update without `requests` and on every read after it.
  else if (before) next.requests = steps.map((kept) => ({ ...kept, username: kept.username ?? "" }));
};

function withDefaults(sent: JsonObject): JsonObject {
  const initial = Object.fromEntries(Object.entries(step).map(([name, field]) => [name, field.initial]));
  const { clientAuthentication, ...complete } = defined({ ...initial, method: "get", ...sent });
  return complete.authType === "oauth2" && clientAuthentication !== undefined
    ? { ...complete, clientAuthentication }
    : complete;
}

/** Fetching a token is a step of its own, so it counts; the step then sends the token in a header. */
function withTokens(steps: JsonObject[]): JsonObject[] {
  let count = 0;
  return steps.map((one) => {
    count += 1;
    if (one.authType !== "oauth2") return one;
    const name = `OAuth2_Token_Step_${count}`;
    count += 1;
    return withToken(one, name);
  });
}

function withToken(one: JsonObject, name: string): JsonObject {
  const headers = objectsIn(one.headers).filter(({ value }) => !tokenName.test(String(value)));
  const variables = objectsIn(one.variables).filter((variable) => !tokenName.test(String(variable.name)));
  return {
    ...one,
    headers: [...headers, { key: "Authorization", value: `{{${name}}}` }],
    variables: [...variables, { name, value: "" }],
  };
}

/** The first sentence was seen, the others are the sandbox's own. */
export const checkSteps: Check = ({ given, next, reading }) => {
  const steps = objectsIn(next.requests);
  if (steps.length === 0) return ["Please configure the API Steps."];
  const names = steps.map(({ name }) => name);
  const problems: string[] = [];
  if (names.some((name) => !name)) problems.push(fieldError("requests.name", "Step name is empty."));
  if (steps.some(({ url }) => !url)) problems.push(fieldError("requests.url", "Step URL is empty."));
  const isBare = objectsIn(given.requests).some(({ method }) => method === undefined);
  // assumed: thousandeyes-step-without-method
  if (isBare && reading("thousandeyes-step-without-method") === "is-refused") {
    problems.push(fieldError("requests.method", "Step method is empty."));
  }
  if (new Set(names).size < names.length) problems.push(fieldError("requests.name", "Step names must be unique."));
  return problems;
};

export const showSteps: Show = (shown, { requests }) => {
  shown.requests = objectsIn(requests).map((one) =>
    Object.fromEntries(Object.entries(one).filter(([name]) => !step[name]?.hidden)),
  );
};
