import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { diagnosticsOf } from "./support/diagnostics";
import { kindsOfLines, leaksIn, type Secrets } from "./support/leaks";
import { Outside } from "./support/outside";
import { Project } from "./support/project";
import { EngineSandbox } from "./support/sandbox";

/*
 * One stack with every kind of secret, some from the configuration and some written into the program, and everything
 * that Pulumi prints and stores of it.
 */

let sandbox: EngineSandbox;
let outside: Outside;
let project: Project;

/** Characters that JSON, URLs and forms spell differently are part of most of them. */
const literals = {
  certificate: `-----BEGIN PRIVATE KEY-----\n${Buffer.from("the key of the client").toString("base64")}\n-----END PRIVATE KEY-----\n-----BEGIN CERTIFICATE-----\n${Buffer.from("the certificate of it").toString("base64")}\n-----END CERTIFICATE-----\n`,
  stepPassword: 'step "pass" & \\word 1',
  stepHeader: "step-header-5512-1",
  transferPassword: 'trans/fer "pass" 1',
};
const configured = {
  pagePassword: "page-password-4711-1",
  pageHeader: "page-header-8123-1",
  bearerToken: "bearer-token-9034-1",
  proxyPass: "proxy-pass-3377-1",
};
/** What updates change them to, the second of which fails. */
const changed = {
  stepPassword2: 'step "pass" & \\word 2',
  stepPassword3: 'step "pass" & \\word 3',
  transferPassword2: 'trans/fer "pass" 2',
  transferPassword3: 'trans/fer "pass" 3',
};
/** What other people put at a vendor. */
const foreign = { foreignHeader: "foreign-header-1290", foreignStepHeader: "foreign-step-header-1291" };
/** How the provider gets at the vendors: by the configuration, and by the environment, which Pulumi knows nothing of. */
const credentials: Secrets = {};
const environment: Secrets = {};
/** What the vendors give out. */
const generated: Secrets = {};

const secrets = (): Secrets => ({
  ...literals,
  ...configured,
  ...credentials,
  ...environment,
  ...generated,
  ...changed,
  ...foreign,
});

const PROGRAM = `
  const config = new pulumi.Config();
  const common = { interval: 300, agents: [{ agentId: "3" }] };
  new netassure.ThousandEyesTest("page", {
    ...common, type: "page-load", url: "https://shop.example.com", authType: "basic", username: "probe",
    password: config.requireSecret("pagePassword"),
    clientCertificate: ${JSON.stringify(literals.certificate)},
    customHeaders: { all: { "X-Key": config.requireSecret("pageHeader") } },
  });
  const step = { url: "https://shop.example.com/api" };
  new netassure.ThousandEyesTest("api", {
    ...common, type: "api", url: "https://shop.example.com", requests: [
      { ...step, name: "one", authType: "basic", username: "probe", password: ${JSON.stringify(literals.stepPassword)} },
      { ...step, name: "two", authType: "bearer-token", bearerToken: config.requireSecret("bearerToken") },
      { ...step, name: "three", headers: [{ key: "X-Key", value: "${literals.stepHeader}" }] },
    ],
  });
  new netassure.ThousandEyesTest("open", {
    ...common, type: "api", url: "https://open.example.com", requests: [{ ...step, name: "one" }],
  });
  const edge = new netassure.PcaAgentConfig("edge", { dataGateway: { server: "collector.example.com" } });
  const agentSecret = new netassure.PcaAgentSecret("edge", { agentId: edge.id });
  new netassure.PcaSession("portal", {
    sessionType: "transfer", agentId: edge.id, enable: true, period: "repeat",
    transfer: {
      destinationUrl: "https://portal.example.com", testInterval: 60, username: "probe", proxyUsername: "probe",
      password: ${JSON.stringify(literals.transferPassword)}, proxyPass: config.requireSecret("proxyPass"),
    },
  });
  const laptop = new netassure.PingPlotterAgent("laptop", { name: "laptop" });
  exports.token = agentSecret.token;
  exports.file = agentSecret.file;
  exports.downloadUrl = laptop.downloadUrl;
`;

beforeAll(async () => {
  sandbox = await EngineSandbox.start();
  outside = new Outside(sandbox);
  const { thousandEyes, pca, pingPlotter } = sandbox.sandbox.connection;
  Object.assign(credentials, {
    "netassure:thousandEyesToken": thousandEyes.token,
    "netassure:pcaPassword": pca.password,
  });
  environment.PINGPLOTTER_API_KEY = pingPlotter.apiKey;
  project = new Project(environment);
  await project.init(
    {
      "netassure:thousandEyesEndpoint": thousandEyes.endpoint,
      "netassure:pcaEndpoint": pca.endpoint,
      "netassure:pcaUsername": pca.username,
      "netassure:pingPlotterEndpoint": pingPlotter.endpoint,
    },
    {
      ...credentials,
      ...Object.fromEntries(Object.entries(configured).map(([key, value]) => [`engine-test:${key}`, value])),
    },
  );
  project.program(PROGRAM);
});

afterAll(async () => {
  project.remove();
  await sandbox.close();
});

/** Runs a command and looks at all that it prints. */
async function printsNoSecret(args: string[], expectedCode = 0): Promise<string> {
  const { code, text } = await project.pulumi(args);
  expect(text).toMatch(/netassure:/);
  expect(leaksIn(text, secrets())).toEqual([]);
  expect(code === 0 ? 0 : 1).toBe(expectedCode);
  return text;
}

async function storesNoSecret(): Promise<void> {
  expect(leaksIn((await project.state()).text, secrets())).toEqual([]);
}

function changeSecret(from: string, to: string): void {
  project.edit(JSON.stringify(from), JSON.stringify(to));
}

const testNamed = async (name: string) =>
  ((await sandbox.byHand("GET", "/tests")).tests as Record<string, unknown>[]).find(
    ({ testName }) => testName === name,
  );

describe("no secret is shown", () => {
  it("by a preview", async () => {
    await printsNoSecret(["preview", "--diff"]);
    await printsNoSecret(["preview", "--json"]);
  });

  it("by the first up, nor stored by it, and what the vendors give out is a secret as well", async () => {
    const text = await printsNoSecret(["up", "--yes", "--skip-preview", "--diff"]);
    const shown = JSON.parse((await project.must(["stack", "output", "--json", "--show-secrets"])).stdout);
    const [login] = await outside.pcaLogins();
    Object.assign(generated, {
      token: shown.token,
      downloadUrl: shown.downloadUrl,
      installer: shown.downloadUrl.split("/").pop(),
      login,
    });
    expect(Object.values(generated).every((value) => value.length > 8)).toBe(true);
    expect(leaksIn(text, secrets())).toEqual([]);
    const { stdout } = await project.must(["stack", "output", "--json"]);
    expect(JSON.parse(stdout)).toEqual({ token: "[secret]", file: "[secret]", downloadUrl: "[secret]" });
    await storesNoSecret();
  });

  it("by a refresh that finds headers of somebody else, nor stored by it", async () => {
    const customHeaders = { all: { "X-Key": foreign.foreignHeader } };
    await sandbox.byHand("PUT", `/tests/page-load/${(await testNamed("page"))?.testId}`, { customHeaders });
    const step = (name: string) => ({ name, url: "https://shop.example.com/api" });
    const headers = [{ key: "X-Key", value: foreign.foreignStepHeader }];
    const requests = [
      { ...step("one"), headers },
      { ...step("two"), headers },
    ];
    await sandbox.byHand("PUT", `/tests/api/${(await testNamed("open"))?.testId}`, { requests });
    const text = await printsNoSecret(["refresh", "--yes", "--skip-preview", "--diff"]);
    expect(text).toMatch(/~ 2 updated/);
    await storesNoSecret();
  });

  it("by an update that changes secrets, nor stored by it", async () => {
    changeSecret(literals.stepPassword, changed.stepPassword2);
    changeSecret(literals.transferPassword, changed.transferPassword2);
    const text = await printsNoSecret(["up", "--yes", "--skip-preview", "--diff"]);
    expect(text).toMatch(/~ 4 updated/);
    await storesNoSecret();
  });
});

describe("at the highest verbosity", () => {
  const control: Secrets = { literal: "control-literal-6021", fromConfig: "control-config-6022" };

  /** A dynamic resource that has nothing to do with netassure. */
  const CONTROL = `
    class Control extends pulumi.CustomResource {
      constructor(name, props) {
        const __provider = 'exports.handler=()=>({create:async(news)=>({id:"1",outs:news})})';
        super("pulumi-nodejs:dynamic/test:Control", name, { ...props, __provider });
      }
    }
    new Control("control", {
      literal: pulumi.secret("${control.literal}"), nested: { fromConfig: config.requireSecret("control") },
    });
  `;

  it("the only lines with a secret are those that Pulumi writes for any dynamic resource", async () => {
    await project.must(["config", "set", "--secret", "engine-test:control", String(control.fromConfig)]);
    project.edit("const laptop =", `${CONTROL} const laptop =`).edit("interval: 300", "interval: 600");
    project.edit("testInterval: 60", "testInterval: 90");
    const flags = ["--json", "--logtostderr", "-v=11", "--logflow"];
    const { code, stdout, text } = await project.pulumi(["up", "--yes", "--skip-preview", ...flags]);
    expect(code).toBe(0);
    const byPulumi = kindsOfLines(text, control);
    expect(kindsOfLines(text, secrets()).filter((kind) => !byPulumi.includes(kind))).toEqual([]);
    expect(leaksIn(text, environment)).toEqual([]);
    // Pulumi masks in its events what it read as a secret from the configuration, and nothing else.
    expect(leaksIn(stdout, { ...configured, ...credentials })).toEqual([]);
  });
});

describe("no secret is shown by an operation that fails because the vendor repeats what it knows", () => {
  const RESOURCES = ["page", "api", "portal", "laptop"] as const;

  /** What requests about an object can repeat: its secrets, before and after an update, and the credential. */
  async function known() {
    const pathOf = async (name: string) =>
      `/tests/${name === "page" ? "page-load" : name}/${(await testNamed(name))?.testId}`;
    return {
      page: {
        path: await pathOf("page"),
        secrets: ["pagePassword", "certificate", "pageHeader", "netassure:thousandEyesToken"],
      },
      api: {
        path: await pathOf("api"),
        secrets: ["stepPassword3", "stepHeader", "bearerToken", "netassure:thousandEyesToken"],
      },
      portal: { path: "/agents/session", secrets: ["transferPassword3", "proxyPass", "netassure:pcaPassword"] },
      laptop: { path: "/agents", secrets: ["downloadUrl", "PINGPLOTTER_API_KEY"] },
    };
  }

  async function refuse(method: string, name: (typeof RESOURCES)[number], more: string[] = [], path?: string) {
    const about = (await known())[name];
    const all = secrets();
    const words = `You sent ${[...about.secrets, ...more].map((what) => all[what]).join(" and ")}`;
    const vendor = { page: "thousandEyes", api: "thousandEyes", portal: "pca", laptop: "pingPlotter" }[name];
    const body = vendor === "thousandEyes" ? { title: "Bad request", detail: words } : words;
    await sandbox.fault({ kind: "status", status: 400, method, vendor, path: path ?? about.path, body, times: 0 });
  }

  function expectRepeated(text: string): void {
    for (const name of RESOURCES) {
      expect(diagnosticsOf(text, name)).toEqual([expect.stringContaining("You sent [secret] and [secret]")]);
    }
  }

  afterEach(async () => {
    await sandbox.clearFaults();
    await storesNoSecret();
  });

  it("in an update, neither new ones nor those before", async () => {
    changeSecret(changed.stepPassword2, changed.stepPassword3);
    changeSecret(changed.transferPassword2, changed.transferPassword3);
    project
      .edit('type: "page-load"', 'type: "page-load", followRedirects: false')
      .edit('name: "laptop"', 'name: "notebook"');
    await refuse("PUT", "page");
    await refuse("PUT", "api", ["stepPassword2"]);
    await refuse("PUT", "portal", ["transferPassword2"]);
    await refuse("PUT", "laptop");
    expectRepeated(await printsNoSecret(["up", "--yes", "--skip-preview", "--continue-on-error"], 1));
  });

  it("in a start by command, which leaves the session in state", async () => {
    project.edit('period: "repeat"', 'period: "repeat", startTriggers: { run: "1" }');
    await refuse("POST", "portal", [], "/command");
    const text = await printsNoSecret(["up", "--yes", "--skip-preview"], 1);
    expect(diagnosticsOf(text, "portal").join(" ")).toMatch(/You sent \[secret\] and .* was not started/);
  });

  it("in a refresh", async () => {
    for (const name of RESOURCES) await refuse("GET", name);
    const text = await printsNoSecret(["refresh", "--yes", "--skip-preview"], 1);
    expect(text).toContain("You sent [secret] and [secret]");
  });

  it("in a destroy", async () => {
    for (const name of RESOURCES) await refuse("DELETE", name);
    expectRepeated(await printsNoSecret(["destroy", "--yes", "--skip-preview", "--continue-on-error"], 1));
  });
});
