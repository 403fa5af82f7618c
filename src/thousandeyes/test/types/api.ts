import * as z from "zod";
import { describeField, type FieldMeta, isObject, type Values } from "../../../lifecycle";
import { agentFields, commonFields, idList } from "../fields/common";
import {
  clientCertificate,
  distributedTracing,
  followRedirects,
  proxyFields,
  sslVersionId,
  text,
  url,
  vaultCredentials,
} from "../fields/http";
import { flag, networkLayerFields } from "../fields/network";
import { networkRules, proxyNeedsOverride, urlWithoutBlanks, withinLimit } from "../rules";
import { sameIgnoringCase } from "../spelling";
import { defineTestType, failure, type Rule } from "../test-type";

const secretText = (description: string) =>
  describeField(z.string().optional(), { description, secret: true, writeOnly: true, serverDefault: "" });

const namedValue = (name: string, value: string, meta: FieldMeta = {}) =>
  z.strictObject({
    name: describeField(z.string().min(1), { description: name }),
    value: describeField(z.string(), { description: value, serverDefault: "", ...meta }),
  });

const step = z.strictObject({
  name: describeField(z.string().min(1), { description: "Name of the step, unique in the test." }),
  url: describeField(z.string().min(1), { description: "URL of the step; `{{variables}}` are filled in." }),
  method: describeField(z.enum(["get", "post", "put", "delete", "patch"]).optional(), {
    description: "HTTP method.",
    serverDefault: "get",
    same: sameIgnoringCase,
  }),
  body: describeField(text("Body of a POST, PUT or PATCH, as JSON text."), { secret: true }),
  headers: describeField(
    z
      .array(
        z.strictObject({
          key: describeField(z.string().min(1), { description: "Name of the header." }),
          value: describeField(z.string(), { description: "Value; `{{variables}}` are filled in.", secret: true }),
        }),
      )
      .optional(),
    { description: "Request headers.", listKey: "key", serverDefault: [] },
  ),
  authType: describeField(z.enum(["none", "basic", "bearer-token", "oauth2"]).optional(), {
    description: "Authentication of the step; it replaces the Authorization header.",
    serverDefault: "none",
    same: sameIgnoringCase,
  }),
  username: text("User of basic authentication."),
  password: secretText("Password of basic authentication. Never returned."),
  bearerToken: secretText("Bearer token. Never returned."),
  tokenUrl: text("Where an oauth2 token comes from."),
  clientId: secretText("Client id of oauth2. Never returned."),
  clientSecret: secretText("Client secret of oauth2. Never returned."),
  clientAuthentication: describeField(z.enum(["basic-auth-header", "in-body"]).optional(), {
    description: "How the oauth2 client proves itself. Only with authType oauth2.",
    same: sameIgnoringCase,
    mayBeAbsent: true,
  }),
  scope: text("Scope of the oauth2 token."),
  assertions: describeField(
    z
      .array(
        z.strictObject({
          name: describeField(z.enum(["status-code", "response-body"]), {
            description: "What is checked.",
            same: sameIgnoringCase,
          }),
          operator: describeField(z.enum(["is", "is-not", "includes", "not-includes", "matches", "not-matches"]), {
            description: "How it is compared: is and is-not for status codes, the others for bodies.",
            same: sameIgnoringCase,
          }),
          value: describeField(z.string(), { description: "Value that is expected." }),
        }),
      )
      .optional(),
    { description: "Checks on the answer.", serverDefault: [] },
  ),
  variables: describeField(z.array(namedValue("Name of the variable.", "JSON path into the answer.")).optional(), {
    description: "Variables taken from the answer.",
    listKey: "name",
    serverDefault: [],
  }),
  // The vendor's schema says true; a step without it comes back with false (observed).
  collectApiResponse: flag("Keeps the answer.", false),
  verifyCertificate: flag("Checks the TLS certificate.", false),
  waitTimeMs: describeField(z.int().min(0).optional(), {
    description: "Pause after the step.",
    unit: "milliseconds",
    serverDefault: 0,
  }),
});

const stepNamesDiffer: Rule = ({ requests }) => {
  const names = Array.isArray(requests) ? requests.map((request) => request?.name) : [];
  const twice = names.find((name, index) => name !== undefined && names.indexOf(name) !== index);
  return twice === undefined ? undefined : failure("requests", `holds two steps named "${twice}"; names must differ`);
};

const oAuthFieldsNeedOAuth: Rule = ({ requests }) => {
  const steps = Array.isArray(requests) ? requests : [];
  const index = steps.findIndex(
    (request) => request?.clientAuthentication !== undefined && request.authType !== "oauth2",
  );
  return index < 0
    ? undefined
    : failure(`requests[${index}].clientAuthentication`, 'is only possible with authType "oauth2"');
};

/** Calls an API in steps. */
export const api = defineTestType({
  object: z.strictObject({
    type: z.literal("api"),
    ...commonFields,
    ...agentFields,
    url,
    requests: describeField(z.array(step).min(1), { description: "The steps, in order." }),
    predefinedVariables: describeField(
      z.array(namedValue("Name of the variable, unique.", "Its value.", { secret: true })).optional(),
      {
        description: "Variables that the steps may use.",
        listKey: "name",
        serverDefault: [],
      },
    ),
    credentials: idList("Ids of stored credentials that the steps may use."),
    // The vendor's schema text says half of timeLimit; 6 is the live default (observed).
    targetTime: describeField(z.int().min(1).max(60).optional(), {
      description: "Duration that counts as full availability, at most timeLimit.",
      unit: "seconds",
      serverDefault: 6,
    }),
    // The vendor's schema says 30; 10 is the live default (observed).
    timeLimit: describeField(z.int().min(5).max(180).optional(), {
      description: "Longest time for all steps.",
      unit: "seconds",
      serverDefault: 10,
    }),
    distributedTracing,
    clientCertificate,
    clientCertDomainsAllowList: text("Domains that get the client certificate, separated by commas."),
    // Accepted but never returned for this type (observed).
    sslVersionId: describeField(sslVersionId, { writeOnly: true }),
    followRedirects: describeField(followRedirects, { writeOnly: true }),
    ...proxyFields,
    vaultCredentials,
    ...networkLayerFields,
    // The API takes icmp, answers 201 or 200, and stays with tcp (observed), so icmp is not offered.
    protocol: describeField(z.enum(["tcp"]).optional(), {
      description: "Protocol of the network layer. ThousandEyes only has tcp for this type.",
      serverDefault: "tcp",
    }),
  }),
  rules: [
    ...networkRules,
    urlWithoutBlanks,
    proxyNeedsOverride,
    stepNamesDiffer,
    oAuthFieldsNeedOAuth,
    withinLimit("targetTime", "timeLimit"),
  ],
  complete: withNetworkLayer,
  toWire: withMethods,
  fromWire: ({ requests, ...inputs }) => ({ ...inputs, ...withoutGenerated(requests) }),
});

/** assumed: thousandeyes-step-without-method. Every recorded step names its method. */
function withMethods(body: Values): Values {
  const steps = body.requests as Values[] | undefined;
  return steps === undefined ? body : { ...body, requests: steps.map((step) => ({ method: "get", ...step })) };
}

/**
 * These have no effect in a PUT that does not name networkMeasurements (observed), so a program that sets one of them
 * relies on its default, and a refresh compares it.
 */
function withNetworkLayer(news: Values): Values {
  const network = ["bgpMeasurements", "mtuMeasurements", "numPathTraces"].some((name) => news[name] !== undefined);
  return network && news.networkMeasurements === undefined ? { ...news, networkMeasurements: true } : news;
}

/** ThousandEyes adds an Authorization header and a variable to every oauth2 step (observed). */
const GENERATED = /^OAuth2_Token_Step_\d+$/;
const GENERATED_VALUE = /^\{\{OAuth2_Token_Step_\d+\}\}$/;

function withoutGenerated(requests: unknown): { requests?: unknown[] } {
  if (!Array.isArray(requests)) return {};
  return { requests: requests.map((request) => (isObject(request) ? withoutGeneratedParts(request) : request)) };
}

function withoutGeneratedParts(request: Values): Values {
  const keep = (list: unknown, isGenerated: (item: Values) => boolean) =>
    Array.isArray(list) ? list.filter((item) => !(isObject(item) && isGenerated(item))) : list;
  const headers = keep(request.headers, (header) => GENERATED_VALUE.test(String(header.value)));
  const variables = keep(request.variables, (variable) => GENERATED.test(String(variable.name)));
  return {
    ...request,
    ...(headers === undefined ? {} : { headers }),
    ...(variables === undefined ? {} : { variables }),
  };
}
