import * as z from "zod";
import { defineLookup, describeField, pickByName } from "../../lifecycle";
import type { Scope, ThousandEyesClient } from "../api/client";
import type { WireTest } from "../api/wire";
import { testTypes } from "../test/types";
import { accountGroupId, scopeOf } from "./account-group-id";

const args = z.object({
  names: describeField(z.array(z.string()).optional(), {
    description: "Exact test names. Every name must exist, and only once.",
  }),
  type: describeField(z.enum(Object.keys(testTypes)).optional(), {
    description: 'Test type, e.g. "http-server". Default: all types.',
  }),
  enabled: describeField(z.boolean().optional(), { description: "Only tests that run (or do not)." }),
  accountGroupId,
});

const test = z.strictObject({
  testId: describeField(z.string(), { description: "What `adoptId` takes." }),
  testName: describeField(z.string(), { description: "Display name." }),
  type: describeField(z.string(), { description: 'Test type, e.g. "http-server".' }),
  enabled: describeField(z.boolean(), { description: "Whether the test runs." }),
  interval: describeField(z.number().optional(), {
    description: "Time between two rounds; absent on BGP tests.",
    unit: "seconds",
  }),
  target: describeField(z.string().optional(), {
    description: "What is tested: the url, server, domain, prefix or agent id.",
  }),
  createdBy: describeField(z.string().optional(), { description: "Who created the test." }),
  createdDate: describeField(z.string().optional(), { description: "When it was created, ISO 8601." }),
});

const result = z.object({
  ids: describeField(z.array(z.string()), {
    description: "Test ids, in the order of `names` when names were given, else by name: what `adoptId` takes.",
  }),
  tests: describeField(
    z.array(describeField(test, { typeName: "ThousandEyesTestDetails", description: "A test, with what it targets." })),
    {
      description: "The tests, in the same order.",
    },
  ),
});

export type ThousandEyesTestsArgs = z.output<typeof args>;
export type ThousandEyesTestDetails = z.output<typeof test>;
export type ThousandEyesTestsResult = z.output<typeof result>;

const example = `
const { tests } = await netassure.getThousandEyesTests({ type: "http-server", enabled: true });
`;

export const thousandEyesTests = defineLookup<ThousandEyesClient, typeof args.shape, typeof result.shape>({
  name: "getThousandEyesTests",
  description:
    "Finds ThousandEyes tests by exact name, type or being enabled; ids are what `adoptId` takes. Filters narrow each other down. One request.",
  failsWhen: "a name is unknown or ambiguous, or credentials are missing or refused",
  see: "ThousandEyes API 7.0.99, `GET /tests`",
  example,
  args,
  result,
  find: (call, filters) => findTests(call.client, filters, scopeOf(call, filters)),
});

/** Finds tests; saved events and tests shared in from elsewhere stay out. Source: ThousandEyes API 7.0.99, `GET /tests`. */
export async function findTests(
  client: ThousandEyesClient,
  args: ThousandEyesTestsArgs,
  scope: Scope,
): Promise<ThousandEyesTestsResult> {
  const own = (await client.listTests(args.type, scope)).filter((test) => !test.savedEvent && !test.liveShare);
  const eligible = own.map(detailsOf).filter((test) => args.enabled === undefined || test.enabled === args.enabled);
  const tests = args.names
    ? pickByName(eligible, args.names, {
        what: "ThousandEyes test",
        identify: (test) => ({ id: test.testId, name: test.testName }),
        all: "getThousandEyesTests() without names",
      })
    : eligible.sort((a, b) => a.testName.localeCompare(b.testName));
  return { ids: tests.map(({ testId }) => testId), tests };
}

function detailsOf(test: WireTest): ThousandEyesTestDetails {
  const optional = {
    interval: test.interval,
    target: test.url ?? test.server ?? test.domain ?? test.prefix ?? test.targetAgentId ?? test.sipRegistrar,
    createdBy: test.createdBy,
    createdDate: test.createdDate,
  };
  return {
    testId: test.testId,
    testName: test.testName ?? "",
    type: test.type,
    enabled: test.enabled !== false,
    ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined && value !== null)),
  };
}
