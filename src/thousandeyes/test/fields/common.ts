import * as z from "zod";
import { describeField } from "../../../lifecycle";

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
    description: "Whether the test runs. A new test is created enabled and disabled by a second request.",
    serverDefault: true,
  }),
  alertsEnabled: describeField(z.boolean().optional(), {
    description: "Master switch for alerting on this test.",
    serverDefault: true,
  }),
  alertRules: describeField(
    idList(
      "Ids of the alert rules of this test. Without it ThousandEyes attaches its default rules for the test type.",
    ),
    {
      serverDefault: undefined,
      restoredByOmission: true,
    },
  ),
  labels: idList("Ids of labels; superseded by tags."),
  tags: idList("UUIDs of tags. Tag assignments made elsewhere change the same relation, so use one of the two."),
  sharedWithAccounts: idList("Ids of the account groups that see this test, without the one that owns it."),
  accountGroupId: describeField(z.string().regex(/^\d+$/, "digits only").optional(), {
    description:
      "Account group (aid) that owns the test. Default: `netassure:thousandEyesAccountGroupId`, else the login account group of the token. A change replaces the test.",
    inputOnly: true,
    replaceOnChanges: true,
    fromConfig: "thousandEyesAccountGroupId",
  }),
};

/** Fields of every test that agents run, i.e. all but BGP. */
export const agentFields = {
  interval: describeField(z.literal(INTERVALS), { description: "Time between two rounds.", unit: "seconds" }),
  agents: describeField(
    z
      .array(
        z.strictObject({
          agentId: describeField(z.string().min(1), { description: "Agent id, from getThousandEyesAgents." }),
          sourceIpAddress: describeField(z.string().optional(), {
            description:
              "Interface that the agent sends from: one of its own addresses. Not for Cloud Agents or clusters.",
            mayBeAbsent: true,
            serverDefault: "",
          }),
        }),
      )
      .min(1),
    { description: "Agents that run the test, in any order.", listKey: "agentId", mayBeAbsent: true },
  ),
  randomizedStartTime: describeField(z.boolean().optional(), {
    description: "Spreads the agents' start times inside a round.",
    serverDefault: false,
  }),
};

/** Outputs of every test type. */
export const commonOutputs = {
  testId: describeField(z.string(), { description: "Id of the test: decimal digits." }),
  createdBy: describeField(z.string().optional(), { description: "Creator, as `name (email)`." }),
  createdDate: describeField(z.string().optional(), { description: "ISO 8601, UTC." }),
  modifiedBy: describeField(z.string().optional(), { description: "Last editor; absent before the first update." }),
  modifiedDate: describeField(z.string().optional(), { description: "ISO 8601, UTC; absent before the first update." }),
  liveShare: describeField(z.boolean().optional(), {
    description: "Whether the test is shared in from another account.",
  }),
  savedEvent: describeField(z.boolean().optional(), {
    description: "Whether this is a saved event, not a running test.",
  }),
};
