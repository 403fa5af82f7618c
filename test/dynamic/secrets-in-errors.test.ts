import type { dynamic } from "@pulumi/pulumi";
import { describe, expect, it } from "vitest";
import { withPlainErrors } from "../../src/dynamic/errors";
import { provider } from "../../src/dynamic/provider";
import { PartialWriteError } from "../../src/lifecycle";
import { json, serve } from "../http/support/local-server";
import { accountOn, answer, inputs, ownKeys, printed, problem, reachable, thousandEyes } from "./support/provider";

const OLD = 'hunter "one" & \\1';
const NEW = 'hunter "two" & \\2';
const PEM = "-----BEGIN PRIVATE KEY-----\nbm90IGEga2V5\n-----END PRIVATE KEY-----\n";

const ID = answer.testId;
const stateOn = (server: { url: string }) => ({ ...olds, account: accountOn(server) });
const olds = { ...inputs, ...ownKeys, testId: ID, password: OLD, clientCertificate: PEM };
const news = { ...inputs, ...ownKeys, password: NEW, clientCertificate: PEM };
const envelope = (value: unknown) => ({
  "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
  value,
});

const twoSecrets = "[secret], [secret] and [secret]";
const oldShown = `${OLD}, [secret] and [secret]`;

describe("an error shows no secret that the vendor repeats", () => {
  type Provider = Required<dynamic.ResourceProvider>;
  it.each<[string, (made: Provider, state: typeof olds) => Promise<unknown>, string]>([
    ["of an update, also those before it", (made, state) => made.update(ID, state, news), twoSecrets],
    ["of a read", (made, state) => made.read(ID, { ...state, password: NEW }), oldShown],
    ["of a delete", (made, state) => made.delete(ID, { ...state, password: NEW }), oldShown],
    ["in an envelope", (made, state) => made.read(ID, { ...state, password: envelope(NEW) }), oldShown],
  ])("%s", async (_, operation, words) => {
    const server = await thousandEyes(problem(400, `You sent ${OLD}, ${NEW} and ${PEM}`));
    const text = await printed(operation(await reachable(server), stateOn(server)));
    expect(text).toContain(`You sent ${words} (400).`);
  });

  it("of what the vendor gave out: an installer's link", async () => {
    const refusal = json({ Message: "No installer at https://acme.example.com/installers/k-77" }, 400);
    const url = await serve(refusal);
    const agent = provider("PingPlotterAgent") as Required<dynamic.ResourceProvider>;
    const config: Record<string, string> = {
      "netassure:pingPlotterApiKey": "key",
      "netassure:pingPlotterEndpoint": url.url,
    };
    await agent.configure({ config: { get: (key: string) => config[key] } } as dynamic.ConfigureRequest);
    const downloadUrl = "https://acme.example.com/installers/k-77";
    const text = await printed(
      agent.delete("a1:x", {
        name: "edge",
        uniqueId: "a1:x",
        configured: false,
        downloadUrl,
        account: { host: new URL(url.url).host },
      }),
    );
    expect(text).toMatch(
      /^netassure: PingPlotter Cloud refused DELETE \/agents: No installer at \[secret\] \(400\)\.$/m,
    );
  });

  it("in the reasons that keep a partly written object in state", async () => {
    const partial = new PartialWriteError("1", { password: NEW }, [`"${NEW}" is too short`, "Try again."]);
    const work = withPlainErrors(
      () => [NEW],
      () => Promise.reject(partial),
    );
    await expect(work).rejects.toMatchObject({
      message: '"[secret]" is too short Try again.',
      reasons: ['"[secret]" is too short', "Try again."],
      properties: { password: NEW },
    });
  });

  it("leaves what is no error as it is", async () => {
    const work = withPlainErrors(
      () => [NEW],
      () => Promise.reject("no error"),
    );
    await expect(work).rejects.toBe("no error");
    expect(
      await withPlainErrors(
        () => [NEW],
        async () => NEW,
      ),
    ).toBe(NEW);
  });
});
