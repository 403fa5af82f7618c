import type { ServiceError } from "@grpc/grpc-js";
import * as proto from "@pulumi/pulumi/proto/provider_pb";
import empty from "google-protobuf/google/protobuf/empty_pb";
import { afterEach, beforeEach, expect, it } from "vitest";
import { type Sandbox, startSandbox } from "../../src/sandbox";
import { under } from "../faults/arming";
import { Conversation, properties } from "./support";

/* What ends an operation that waits. */

const urn = "urn:pulumi:dev::shops::netassure:thousandeyes:HttpServerTest::shop";
const inputs = { testName: "shop", url: "https://shop.example.com", interval: 300, agents: [{ agentId: "3" }] };
const turnedAway = { kind: "rate-limit", method: "POST", times: 0, headers: { "retry-after": "120" } } as const;

let sandbox: Sandbox;
let conversation: Conversation;

beforeEach(async () => {
  sandbox = await startSandbox();
  conversation = await Conversation.begin();
  const { token, endpoint } = sandbox.connection.thousandEyes;
  await conversation.configure({ thousandEyesToken: token, thousandEyesEndpoint: endpoint });
});

afterEach(async () => {
  conversation.end();
  await sandbox.close();
});

function create(customTimeout: number): Promise<unknown> {
  const request = new proto.CreateRequest();
  request.setUrn(urn);
  request.setProperties(properties(inputs));
  request.setTimeout(customTimeout);
  return conversation.ask("create", request);
}

async function whileTurnedAway(work: () => Promise<unknown>): Promise<string> {
  const { hits, error } = await under(sandbox, [turnedAway], async () => void (await work()));
  expect(hits).toBe(1);
  return (error as ServiceError).details;
}

it("the time that customTimeouts allow", { timeout: 30_000 }, async () => {
  expect(await whileTurnedAway(() => create(3))).toBe(
    "POST /tests/http-server to ThousandEyes was cancelled: customTimeouts allow 3 s for it.",
  );
});

it("Cancel, for every operation at once", async () => {
  const waits = new Promise<void>((waiting) => {
    conversation.service.run.tellWait = () => waiting();
  });
  const message = await whileTurnedAway(async () => {
    const creating = create(0);
    await Promise.race([waits, creating]);
    await conversation.ask("cancel", new empty.Empty());
    await creating;
  });
  expect(message).toBe("POST /tests/http-server to ThousandEyes was cancelled.");
});
