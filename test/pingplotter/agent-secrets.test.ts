import nock from "nock";
import { describe, expect, it } from "vitest";
import { createResource, deleteResource, metaOf, readResource, updateResource } from "../../src/lifecycle";
import { pingPlotterAgent } from "../../src/pingplotter/agent/agent";
import {
  AGENT_PATH,
  api,
  createdAgent,
  DOWNLOAD_URL,
  definition,
  everyRequestWasMade,
  host,
  ID,
  inputs,
  KEY,
  listed,
  onLaptop,
  stateOf,
} from "./support";

everyRequestWasMade();

const olds = stateOf(inputs, onLaptop);
const news = { ...inputs, name: "core" };

const operations: [string, (signal?: AbortSignal) => Promise<unknown>][] = [
  ["create", (signal) => createResource(pingPlotterAgent, callWith(signal), inputs)],
  [
    "a create without a list",
    (signal) => createResource(pingPlotterAgent, callWith(signal), { ...inputs, allowSameName: true }),
  ],
  ["read", (signal) => readResource(pingPlotterAgent, callWith(signal), ID, olds)],
  ["update", (signal) => updateResource(pingPlotterAgent, callWith(signal), ID, olds, news)],
  ["delete", (signal) => deleteResource(pingPlotterAgent, callWith(signal), ID, { ...olds, uninstallOnDelete: true })],
];

function callWith(signal: AbortSignal | undefined) {
  return signal === undefined ? host() : { ...host(), signal };
}

/** Answers whatever is asked, as often as it is asked. */
function everyAnswer(status: number, body: string | object): void {
  const all = nock(/acme\.api/).persist();
  for (const method of ["get", "post", "put", "delete"] as const) {
    all[method](/.*/).optionally().reply(status, body);
  }
}

describe("the secrets of a PingPlotter agent", () => {
  it("are the download URL and nothing that a program needs to read", () => {
    const marked = Object.entries(definition.outputs.shape).filter(([, field]) => metaOf(field as never).secret);
    expect(marked.map(([name]) => name)).toEqual(["downloadUrl"]);
  });

  it.each(operations)("are in no error of %s, even when the vendor repeats the key", async (_, run) => {
    everyAnswer(400, { Message: `Key ${KEY} may not do that` });
    const error = await run().catch((reason: Error) => reason);
    expect(error).toBeInstanceOf(Error);
    expect(String((error as Error).stack)).not.toContain(KEY);
    expect(JSON.stringify(error)).not.toContain(KEY);
  });

  // No answer to an update holds more than `true`.
  const answeredWithAgent = operations.filter(([name]) => name !== "update");

  it.each(answeredWithAgent)("are in no error of %s when an answer is cut off", async (_, run) => {
    const { DownloadUrl, ...others } = createdAgent;
    const whole = JSON.stringify({ DownloadUrl, ...others });
    everyAnswer(200, whole.slice(0, -3));
    const error = await run().catch((reason: Error) => reason);
    expect(error).toBeInstanceOf(Error);
    expect(JSON.stringify([error, (error as Error).message])).not.toContain(DOWNLOAD_URL.slice(-8, -3));
  });
});

describe("a cancelled PingPlotter operation", () => {
  it.each(operations)("sends nothing for %s after the signal", async (_, run) => {
    const reason = new Error("Pulumi was asked to stop");
    await expect(run(AbortSignal.abort(reason))).rejects.toThrow(/was cancelled|^Pulumi was asked to stop$/);
  });

  it("ends a create that waits for its answer, and starts no search of its own", async () => {
    const controller = new AbortController();
    listed();
    api()
      .post("/agents")
      .delay(2000)
      .reply(200, () => createdAgent);
    const creating = createResource(pingPlotterAgent, callWith(controller.signal), inputs);
    setTimeout(() => controller.abort(), 30);
    await expect(creating).rejects.toThrow(/cancelled.*not known whether agent "edge" was created/s);
  });

  it("ends an update between its requests", async () => {
    const controller = new AbortController();
    api()
      .put(AGENT_PATH)
      .reply(200, () => {
        controller.abort();
        return "true";
      });
    const both = { ...news, paused: true };
    await expect(updateResource(pingPlotterAgent, callWith(controller.signal), ID, olds, both)).rejects.toMatchObject({
      kind: "cancelled",
    });
  });
});
