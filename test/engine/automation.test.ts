import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, it } from "vitest";
import { Project } from "./support/project";
import { EngineSandbox } from "./support/sandbox";

/** Three inline programs of the Automation API, one after the other in one process. */
const SCRIPT = `
  const { LocalWorkspace } = require("@pulumi/pulumi/automation");
  const pulumi = require("@pulumi/pulumi");
  const netassure = require("netassure");

  const program = async () => {
    const { ids: alertRules } = await netassure.getThousandEyesAlertRules({ names: ["Default HTTP Alert Rule 2.0"] });
    const { ids: groups } = await netassure.getThousandEyesAccountGroups();
    const test = new netassure.ThousandEyesTest(pulumi.getStack(), {
      type: "http-server", url: "https://shop.example.com", interval: 300, agents: [{ agentId: "3" }], alertRules,
    });
    return { alertRules, groups: groups.sort(), aid: test.account.apply(({ aid }) => aid) };
  };

  async function run() {
    const all = {};
    for (const [stackName, token] of Object.entries(JSON.parse(process.argv[2]))) {
      const stack = await LocalWorkspace.createStack(
        { stackName, projectName: "automation", program },
        { workDir: __dirname },
      );
      await stack.setAllConfig({
        "netassure:thousandEyesToken": { value: token, secret: true },
        "netassure:thousandEyesEndpoint": { value: process.argv[3] },
      });
      const { outputs } = await stack.up();
      all[stackName] = Object.fromEntries(Object.entries(outputs).map(([name, { value }]) => [name, value]));
    }
    console.log(JSON.stringify(all));
  }
  run();
`;

let sandbox: EngineSandbox;
let project: Project;

beforeAll(async () => {
  sandbox = await EngineSandbox.start();
  project = new Project();
});

afterAll(async () => {
  project.remove();
  await sandbox.close();
});

/** What a token's user sees. */
async function accountOf(token: string): Promise<object> {
  const ask = async (path: string) => (await sandbox.byHand("GET", path, undefined, token)) as Record<string, Values[]>;
  const { accountGroups = [] } = await ask("/account-groups");
  const { alertRules = [] } = await ask("/alerts/rules");
  return {
    groups: accountGroups.map(({ aid }) => aid).sort(),
    alertRules: alertRules
      .filter(({ ruleName }) => ruleName === "Default HTTP Alert Rule 2.0")
      .map(({ ruleId }) => ruleId),
    aid: accountGroups[0]?.aid,
  };
}

type Values = Record<string, unknown>;

it("gives each of three programs in one process the ids of its own account", async () => {
  project.write("automation.js", SCRIPT);
  const [own, other] = [sandbox.token, await sandbox.tokenOf({ organization: "other" })];
  const tokens = { first: own, second: other, third: own };
  const args = ["automation.js", JSON.stringify(tokens), sandbox.endpoint];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: project.folder, env: project.env });
  const [ours, theirs] = [await accountOf(own), await accountOf(other)];
  expect(ours).not.toEqual(theirs);
  expect(JSON.parse(stdout)).toEqual({ first: ours, second: theirs, third: ours });
});
