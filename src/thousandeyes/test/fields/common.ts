import * as z from "zod";
import { describeField } from "../../../lifecycle";
import { spelledAgents, spelledAlertRules } from "../spelled";

/** Ids of other objects: plain strings on write, whole objects on read, in an order that means nothing. */
export function idList(description: string) {
  return describeField(z.array(z.string().min(1)).optional(), {
    description,
    listKey: "",
    mayBeAbsent: true,
    serverDefault: [],
  });
}

export const INTERVALS = [60, 120, 300, 600, 900, 1800, 3600] as const;

/** Fields of every test type. Source: ThousandEyes API 7.0.99, defaults observed 2026-08. */
export const commonFields = {
  testName: describeField(z.string().min(1), {
    description: "Display name, unique in the account group. Defaults to the Pulumi resource name.",
  }),
  description: describeField(z.string().optional(), { description: "Free text.", serverDefault: "" }),
  enabled: describeField(z.boolean().optional(), {
    description:
      "Whether the test runs. Compared also when it is not set. A new test is created enabled and disabled by a second request.",
    serverDefault: true,
    managed: true,
  }),
  alertsEnabled: describeField(z.boolean().optional(), {
    description: "Master switch for alerting on this test. Compared also when it is not set.",
    serverDefault: true,
    managed: true,
  }),
  alertRules: describeField(
    idList(
      "Alert rules of this test, each by its id or its name. Without it ThousandEyes attaches its default rules for the test type, and rules that somebody attaches by hand stay.",
    ),
    {
      serverDefault: undefined,
      restoredByOmission: true,
      fromProgram: spelledAlertRules,
      alsoTakes: "pulumi.Input<{ ruleId: string }>[]",
    },
  ),
  labels: idList("Ids of labels; superseded by tags."),
  tags: idList("UUIDs of tags. Tag assignments made elsewhere change the same relation, so use one of the two."),
  sharedWithAccounts: idList("Ids of the account groups that see this test, without the one that owns it."),
  accountGroupId: describeField(z.string().regex(/^\d+$/, "digits only").optional(), {
    description:
      "Account group (aid) that owns the test. A new test without it goes to `netassure:thousandEyesAccountGroupId`, else to the login account group of the token; an existing one stays where it is. Another group replaces the test: the new one is made first, then the old one is deleted with what it measured.",
    inputOnly: true,
    replaceOnChanges: true,
    accountPart: "aid",
  }),
};

/** Fields of every test that agents run, i.e. all but BGP. */
export const agentFields = {
  interval: describeField(z.literal(INTERVALS), { description: "Time between two rounds.", unit: "seconds" }),
  agents: describeField(
    z
      .array(
        z.strictObject({
          agentId: describeField(z.string().min(1).optional(), {
            description: "Agent id, from getThousandEyesAgents.",
          }),
          agentName: describeField(z.string().min(1).optional(), {
            description:
              "Exact agent name, in place of agentId. Looked up in every run, with one request for all tests.",
          }),
          sourceIpAddress: describeField(z.string().optional(), {
            description:
              "Interface that the agent sends from: one of its own addresses. Not for Cloud Agents or clusters.",
            mayBeAbsent: true,
            serverDefault: "",
          }),
        }),
      )
      .min(1),
    {
      description: "Agents that run the test, in any order, each by its id or its name.",
      listKey: "agentId",
      mayBeAbsent: true,
      fromProgram: spelledAgents,
      alsoTakes: "pulumi.Input<string>[]",
      otherSpellings: "As plain text, as objects, or as getThousandEyesAgents returns them.",
    },
  ),
  randomizedStartTime: describeField(z.boolean().optional(), {
    description: "Spreads the agents' start times inside a round.",
    serverDefault: false,
  }),
};

/** Outputs of every test type. */
export const commonOutputs = {
  testId: describeField(z.string(), { description: "Id of the test: decimal digits.", sameAsId: true }),
  createdBy: describeField(z.string().optional(), { description: "Creator, as `name (email)`.", stable: true }),
  createdDate: describeField(z.string().optional(), { description: "ISO 8601, UTC.", stable: true }),
  modifiedBy: describeField(z.string().optional(), { description: "Last editor; absent before the first update." }),
  modifiedDate: describeField(z.string().optional(), { description: "ISO 8601, UTC; absent before the first update." }),
  liveShare: describeField(z.boolean().optional(), {
    description: "Whether the test is shared in from another account.",
  }),
  savedEvent: describeField(z.boolean().optional(), {
    description: "Whether this is a saved event, not a running test.",
  }),
};
