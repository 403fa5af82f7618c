import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { diagnosticsOf } from "./support/diagnostics";
import type { Project, Run } from "./support/project";
import { EngineSandbox } from "./support/sandbox";

const GOOD = 'type: "http-server", url: "https://shop.example.com", interval: 300, agents: [{ agentId: "3" }]';
const INTERVALS = "must be one of 60, 120, 300, 600, 900, 1800 or 3600 (seconds)";
const AGENTS = "a list of objects with optionally agentId, agentName, sourceIpAddress (at least 1 entry)";

let sandbox: EngineSandbox;
let project: Project;

beforeAll(async () => {
  sandbox = await EngineSandbox.start();
  project = await sandbox.project();
});

afterAll(async () => {
  project.remove();
  await sandbox.close();
});

const declare = (name: string, args: string) => `new netassure.ThousandEyesTest("${name}", { ${args} });\n`;

/** The names of all tests at ThousandEyes, once for each. */
const names = async () => {
  const { tests } = (await sandbox.byHand("GET", "/tests")) as { tests: { testName: string }[] };
  return tests.map(({ testName }) => testName).sort();
};

/** A run that failed with one line about the resource, and with no stack anywhere. */
function expectOneLine({ code, text }: Run, resource: string, line: string | RegExp): void {
  expect(code).not.toBe(0);
  expect(diagnosticsOf(text, resource)).toEqual([typeof line === "string" ? line : expect.stringMatching(line)]);
  expect(text).not.toMatch(/^\s+at /m);
}

describe("a property that is wrong stops the preview", () => {
  it.each<[string, string, string[]]>([
    [
      "of one kind of test",
      `type: "http-server", url: "https://shop.example.com", intervall: 60, interval: "300", agents: [], port: 443,
       authType: "basic", username: "probe", password: 2718281828`,
      [
        'intervall is not a property of type "http-server". Did you mean "interval"?',
        `interval ${INTERVALS}, not the text "300"`,
        `agents must be ${AGENTS}, not []`,
        'port is not a property of type "http-server"; it belongs to "agent-to-agent", "agent-to-server" or "voice". Remove it',
        "password must be text",
      ],
    ],
    [
      "of another",
      'type: "agent-to-server", server: "shop.example.com", interval: 90, protocol: "icmp", port: 443',
      [
        `interval ${INTERVALS}, not 90`,
        `agents is required: ${AGENTS}`,
        'port must not be set with protocol "icmp". Remove it',
      ],
    ],
  ])("with a line for each that says what would be right, and shows no secret: %s", async (_, args, reasons) => {
    project.program(declare("shop", args));
    const { result, requests } = await sandbox.requestsOf(() => project.pulumi(["preview"]));
    expect(result.code).not.toBe(0);
    expect(diagnosticsOf(result.text, "shop").sort()).toEqual(
      reasons
        .map(
          (reason) =>
            `error: pulumi-nodejs:dynamic/netassure:ThousandEyesTest resource 'shop' has a problem: ${reason}`,
        )
        .sort(),
    );
    expect(result.text).not.toMatch(/2718281828|^\s+at /m);
    expect(requests).toEqual({});
  });

  it("and up creates the test once it is right", async () => {
    project.program(declare("shop", GOOD));
    expect(await project.up()).toEqual({ create: 2 });
    expect((await names()).filter((name) => name === "shop")).toEqual(["shop"]);
  });
});

describe("what is wrong around the program stops up, and once that is mended there is exactly one more test:", () => {
  let program = declare("shop", GOOD);

  const setToken = (token: string) => project.must(["config", "set", "--secret", "netassure:thousandEyesToken", token]);
  const setEndpoint = (url: string) => project.must(["config", "set", "netassure:thousandEyesEndpoint", url]);
  const rightToken = () => setToken(sandbox.token);

  /** Adds a test to the program that cannot be created while something is broken, and can be when it is mended. */
  async function expectFailure(name: string, mend: () => Promise<unknown>, line: string | RegExp): Promise<void> {
    const before = await names();
    program += declare(name, GOOD);
    const run = await project.program(program).pulumi(["up", "--yes", "--skip-preview"]);
    await mend();
    expectOneLine(run, name, line);
    expect(await names()).toEqual(before);
    expect(await project.up()).toEqual({ create: 1 });
    expect(await names()).toEqual([...before, name].sort());
  }

  it("a missing token", async () => {
    await project.must(["config", "rm", "netassure:thousandEyesToken"]);
    await expectFailure(
      "after-no-token",
      rightToken,
      'error: ThousandEyes needs an API bearer token. Set it with "pulumi config set --secret netassure:thousandEyesToken ..." or the environment variable TE_TOKEN.',
    );
  });

  it("a wrong token", async () => {
    await setToken("another-token-8f3a");
    await expectFailure(
      "after-wrong-token",
      rightToken,
      "error: ThousandEyes did not accept the credentials for GET /account-groups: invalid_token; Invalid access token (401). Check netassure:thousandEyesToken or TE_TOKEN: the token may be wrong, revoked or regenerated. After a new token run pulumi up first: refresh and destroy use the configuration of the last up.",
    );
  });

  it("an endpoint at which nobody listens", async () => {
    const port = await closedPort();
    await setEndpoint(`http://127.0.0.1:${port}/v7`);
    await expectFailure(
      "after-closed-port",
      () => setEndpoint(sandbox.endpoint),
      `error: ThousandEyes could not be reached for GET /account-groups: connection refused by 127.0.0.1:${port} (ECONNREFUSED). The endpoint is set by netassure:thousandEyesEndpoint or TE_API_ENDPOINT; behind a proxy set HTTPS_PROXY.`,
    );
  });

  it("a web page as the answer", async () => {
    await sandbox.fault({ method: "POST", path: "/tests/http-server", kind: "html" });
    await expectFailure(
      "after-web-page",
      () => sandbox.clearFaults(),
      'error: ThousandEyes gave an unexpected answer to POST /tests/http-server: an HTML page titled "Sign in to the network", as from a proxy or captive portal; check the endpoint (200). The request may have taken effect nevertheless. The endpoint is set by netassure:thousandEyesEndpoint or TE_API_ENDPOINT; behind a proxy set HTTPS_PROXY. No new test named "after-web-page" is there, so it was most likely not created. Run pulumi up again.',
    );
  });

  it("web pages as all answers, so that nobody can look whether the test exists", async () => {
    await sandbox.fault({ method: "POST", path: "/tests/http-server", kind: "html" });
    await sandbox.fault({ method: "GET", path: "/tests/http-server", kind: "html", times: 0 });
    await expectFailure(
      "after-web-pages",
      () => sandbox.clearFaults(),
      /^error: .* It is not known whether test "after-web-pages" was created, because looking for it failed too: .* Run pulumi up again: a run within the next minutes takes it up\.$/,
    );
  });
});

describe("a name that is looked up and does not exist", () => {
  it("stops the preview with one line, however many tests wait for it", async () => {
    project.program(`
      const agents = netassure.getThousandEyesAgents({ names: ["Singapur"] })
        .then(({ ids }) => ids.map((agentId) => ({ agentId })));
      for (const name of ["a", "b", "c"]) {
        new netassure.ThousandEyesTest(name, { type: "http-server", url: "https://a.example.com", interval: 300, agents });
      }
    `);
    const run = await project.pulumi(["preview"]);
    expectOneLine(
      run,
      "engine-test-test",
      /^error: No ThousandEyes agent is named "Singapur" \(names are exact\)\. There are: /,
    );
    expect(run.text).not.toContain("PromiseRejectionHandledWarning");
  });
});

/** A port that was free a moment ago, so that nobody listens there. */
async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}
