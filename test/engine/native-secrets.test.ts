import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { diagnosticsOf } from "./support/diagnostics";
import { kindsOfLines, leaksIn, type Secrets } from "./support/leaks";
import { nativeProject, writeNative } from "./support/native-project";
import type { Project, Run } from "./support/project";
import { EngineSandbox } from "./support/sandbox";

/*
 * Every kind of secret on the default provider, whose credentials are those of the environment, and on an explicit one,
 * whose credentials the program gives it. None is marked as a secret by the program: the schema knows them.
 */

let sandbox: EngineSandbox;
let project: Project;
/** The credentials of the default provider, which Pulumi never sees. */
let environment: Secrets;
/** Those that the program gives the explicit one. */
let given: Secrets;
/** What the vendors give out. */
const generated: Secrets = {};

/** Top-level secrets and nested ones. Characters that JSON spells differently are part of some. */
const literals = {
  pagePassword: 'page "pass" & \\word 1',
  pageHeader: "page-header-8123",
  certificate: `-----BEGIN PRIVATE KEY-----\n${Buffer.from("the key of the client").toString("base64")}\n-----END PRIVATE KEY-----\n-----BEGIN CERTIFICATE-----\n${Buffer.from("the certificate of it").toString("base64")}\n-----END CERTIFICATE-----\n`,
  stepPassword: 'step "pass" & \\word 1',
  stepToken: "step-token-9034",
  stepHeader: "step-header-5512",
  transferPassword: 'trans/fer "pass" 1',
  proxyPassword: "proxy-pass-3377",
};
/** What the engine and the SDK write of every provider's resources. Standard output shows what comes from a plugin. */
const BY_PULUMI = [
  "Marshaling property for RPC",
  "Unmarshaling property for RPC",
  "RegisterResource RPC finished",
  "eventSink",
];
const literal = (value: unknown) => JSON.stringify(value);

const declarations = (name: string, options: string) => `
  new netassure.thousandeyes.PageLoadTest("${name}-page", {
    ...common, testName: "${name}-page", authType: "basic", username: "probe",
    password: ${literal(literals.pagePassword)}, clientCertificate: ${literal(literals.certificate)},
    customHeaders: { all: { "X-Key": ${literal(literals.pageHeader)} } },
  }, ${options});
  new netassure.thousandeyes.ApiTest("${name}-api", {
    ...common, testName: "${name}-api", requests: [
      { ...step, name: "one", authType: "basic", username: "probe", password: ${literal(literals.stepPassword)} },
      { ...step, name: "two", authType: "bearer-token", bearerToken: ${literal(literals.stepToken)} },
      { ...step, name: "three", headers: [{ key: "X-Key", value: ${literal(literals.stepHeader)} }] },
    ],
  }, ${options});
  const ${name}Edge = new netassure.pca.AgentConfig("${name}-edge", {
    dataGateway: { server: "collector.example.com" },
  }, ${options});
  const ${name}Secret = new netassure.pca.AgentSecret("${name}-secret", { agentId: ${name}Edge.id }, ${options});
  new netassure.pca.Session("${name}-portal", {
    sessionType: "transfer", agentId: ${name}Edge.id, enable: true, period: "repeat",
    transfer: {
      destinationUrl: "https://portal.example.com", username: "probe", proxyUsername: "probe",
      password: ${literal(literals.transferPassword)}, proxyPass: ${literal(literals.proxyPassword)},
    },
  }, ${options});
  const ${name}Laptop = new netassure.pingplotter.Agent("${name}-laptop", {}, ${options});
  exports.${name} = [${name}Secret.token, ${name}Secret.file, ${name}Laptop.downloadUrl];
`;

function programWith(interval: number, settings: object): string {
  return `
    const netassure = require("@netassure/native");
    const common = { interval: ${interval}, agents: [{ agentId: "3" }], url: "https://shop.example.com" };
    const step = { url: "https://shop.example.com/api" };
    const provider = new netassure.Provider("explicit", ${literal(settings)});
    ${declarations("own", "{}")}
    ${declarations("given", "{ provider }")}
  `;
}

beforeAll(async () => {
  sandbox = await EngineSandbox.start();
  const { thousandEyes, pca, pingPlotter } = sandbox.sandbox.connection;
  const aids = await sandbox.accountGroups();
  environment = { TE_TOKEN: await sandbox.tokenOf({ aids }), PCA_PASSWORD: pca.password };
  given = { thousandEyesToken: thousandEyes.token, pcaToken: pca.token, pingPlotterApiKey: pingPlotter.apiKey };
  project = await nativeProject("nodejs", { ...sandbox.environment(), ...environment });
  await project.init();
  program(300);
});

afterAll(async () => {
  project.remove();
  await sandbox.close();
});

const secrets = (): Secrets => ({ ...literals, ...environment, ...given, ...generated });

function program(interval: number): void {
  const { thousandEyes, pca, pingPlotter } = sandbox.sandbox.connection;
  const endpoints = {
    thousandEyesEndpoint: thousandEyes.endpoint,
    pcaEndpoint: pca.endpoint,
    pingPlotterEndpoint: pingPlotter.endpoint,
  };
  writeNative(project, "nodejs", programWith(interval, { ...given, ...endpoints }));
}

/** The vendor answers an update of a test by repeating what it was sent. */
async function refuse(name: string, sentWords: (string | undefined)[]): Promise<void> {
  const { id } = (await project.resource(name)) ?? {};
  const body = { title: "Bad request", detail: `You sent ${sentWords.join(" and ")}` };
  const path = `/tests/${name.endsWith("page") ? "page-load" : "api"}/${id}`;
  await sandbox.fault({ kind: "status", status: 400, method: "PUT", vendor: "thousandEyes", path, body, times: 0 });
}

/** Runs a command and looks at all that it prints. */
async function printsNoSecret(args: string[]): Promise<Run> {
  const run = await project.pulumi(args);
  expect(run.text).toMatch(/netassure:/);
  expect(leaksIn(run.text, secrets())).toEqual([]);
  return run;
}

async function storesNoSecret(): Promise<void> {
  expect(leaksIn((await project.state()).text, secrets())).toEqual([]);
}

describe("no secret is shown", () => {
  it("by a preview", async () => {
    await printsNoSecret(["preview", "--json"]);
    await printsNoSecret(["preview", "--diff"]);
  });

  it("by an up at a high verbosity, but in the lines that Pulumi writes of what goes to and fro", async () => {
    const flags = ["--diff", "-v=9", "--logtostderr", "--logflow"];
    const { stdout, stderr } = await project.must(["up", "--yes", "--skip-preview", ...flags]);
    expect(leaksIn(stdout, secrets())).toEqual([]);
    expect(leaksIn(stderr, environment)).toEqual([]);
    expect(kindsOfLines(stderr, secrets()).filter((kind) => !BY_PULUMI.includes(kind))).toEqual([]);
  });

  it("in the state, and what the vendors give out is a secret as well", async () => {
    const { own, given: others } = JSON.parse(
      (await project.must(["stack", "output", "--json", "--show-secrets"])).stdout,
    ) as Record<string, string[]>;
    Object.assign(generated, Object.fromEntries([...(own ?? []), ...(others ?? [])].entries()));
    expect(Object.values(generated)).toHaveLength(6);
    await storesNoSecret();
  });

  it("by an update that fails because the vendors repeat what they were sent, nor stored by it", async () => {
    const { pagePassword, pageHeader, certificate, stepPassword, stepToken, stepHeader } = literals;
    await refuse("own-page", [pagePassword, pageHeader, certificate, environment.TE_TOKEN]);
    await refuse("given-api", [stepPassword, stepToken, stepHeader, given.thousandEyesToken]);
    program(600);
    const { code, text } = await printsNoSecret(["up", "--yes", "--skip-preview", "--continue-on-error"]);
    expect(code).not.toBe(0);
    for (const name of ["own-page", "given-api"]) {
      expect(diagnosticsOf(text, name)).toEqual([
        expect.stringContaining("You sent [secret] and [secret] and [secret]"),
      ]);
    }
    await storesNoSecret();
  });
});
