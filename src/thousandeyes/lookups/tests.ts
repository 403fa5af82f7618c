import { pickByName } from "../../lifecycle";
import type { Scope, ThousandEyesClient } from "../api/client";
import type { WireTest } from "../api/wire";
import { testTypes } from "../test/types";
import { refuseUnknown } from "./refuse-unknown";

/** Which tests to look up; filters narrow each other down. */
export interface ThousandEyesTestsArgs {
  /** Exact test names. Every name must exist, and only once. */
  names?: string[];
  /** Test type, e.g. "http-server". Default: all types. */
  type?: string;
  /** Only tests that run (or do not). */
  enabled?: boolean;
  /** Account group (aid) to look in. Default: as for tests. */
  accountGroupId?: string;
}

export interface ThousandEyesTestDetails {
  testId: string;
  testName: string;
  type: string;
  enabled: boolean;
  /** Seconds; absent on BGP tests. */
  interval?: number;
  /** What is tested: the url, server, domain, prefix or agent id. */
  target?: string;
  createdBy?: string;
  createdDate?: string;
}

export interface ThousandEyesTestsResult {
  /** Test ids, in the order of `names` when names were given, else by name: what `adoptId` takes. */
  ids: string[];
  tests: ThousandEyesTestDetails[];
}

/** Finds tests; saved events and tests shared in from elsewhere stay out. Source: ThousandEyes API 7.0.99, `GET /tests`. */
export async function findTests(
  client: ThousandEyesClient,
  args: ThousandEyesTestsArgs,
  scope: Scope,
): Promise<ThousandEyesTestsResult> {
  if (args.type !== undefined) refuseUnknown("type", args.type, Object.keys(testTypes));
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
