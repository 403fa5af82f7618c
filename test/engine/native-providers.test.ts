import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { diagnosticsOf } from "./support/diagnostics";
import { languages, type NativeLanguage, nativeProject, programFiles } from "./support/native-project";
import type { Project } from "./support/project";
import { EngineSandbox } from "./support/sandbox";

/* Two accounts of ThousandEyes and two tenants of PCA in one program, each behind a provider of its own. */

let berlin: EngineSandbox;
let madrid: EngineSandbox;

beforeAll(async () => {
  [berlin, madrid] = await Promise.all([EngineSandbox.start(), EngineSandbox.start()]);
});

afterAll(() => Promise.all([berlin.close(), madrid.close()]));

/** Where a site of the program is measured from now on. */
async function measureFrom(project: Project, site: string, { sandbox }: EngineSandbox): Promise<void> {
  const { thousandEyes, pca } = sandbox.connection;
  const plain = { ThousandEyes: thousandEyes.endpoint, Pca: pca.endpoint };
  const secret = { Token: thousandEyes.token, PcaToken: pca.token };
  const flags = (flag: string, values: object) =>
    Object.entries(values).flatMap(([key, value]) => [flag, `${site}${key}=${value}`]);
  await project.must(["config", "set-all", ...flags("--plaintext", plain), ...flags("--secret", secret)]);
}

async function projectOfTwoAccounts(language: NativeLanguage): Promise<Project> {
  const project = await nativeProject(language);
  const file = programFiles[language];
  project.write(file, readFileSync(join(__dirname, "programs/two-accounts", file), "utf8"));
  await project.init();
  await measureFrom(project, "berlin", berlin);
  await measureFrom(project, "madrid", madrid);
  return project;
}

interface Placed {
  account: { host: string };
}

/** In which sandbox each object of the stack is. */
async function places(project: Project): Promise<Record<string, unknown>> {
  const { resources } = await project.state();
  const own = resources.filter(({ type }) => type.startsWith("netassure:"));
  return Object.fromEntries(
    own.map(({ urn, outputs }) => [urn.split("::").at(-1), (outputs as Placed | undefined)?.account.host]),
  );
}

const hostOf = ({ endpoint }: EngineSandbox) => new URL(endpoint).host;

describe("each object lives where its provider leads", () => {
  it.for(["yaml", "python", "go", "nodejs"] as const)("in a program in %s", async (language, { skip }) => {
    skip(!languages.includes(language));
    const project = await projectOfTwoAccounts(language);
    onTestFinished(() => project.remove());

    expect(await project.up()).toEqual({ create: 7 });
    expect(await places(project)).toEqual({
      ...{ "berlin-shop": hostOf(berlin), "berlin-edge": hostOf(berlin) },
      ...{ "madrid-shop": hostOf(madrid), "madrid-edge": hostOf(madrid) },
    });
    expect(await project.preview()).toEqual({});
    expect(await project.destroy()).toEqual({ delete: 7 });
  });
});

describe("a provider that leads elsewhere from now on", () => {
  let project: Project;
  let lines: Record<string, string>;
  let held: unknown[];

  beforeAll(async () => {
    project = await projectOfTwoAccounts("yaml");
    await project.up();
    const line = async (name: string, place: string, settings: string) => {
      const { id } = (await project.resource(name)) ?? {};
      return `error: ${id} lives in ${place} at ${hostOf(berlin)}, but the credentials of this run lead to ${hostOf(madrid)}. Nothing was changed, neither there nor in the state. Use the credentials of the account that it lives in (${settings}; refresh and destroy use those of the last up). To forget it without touching it, run pulumi state delete with its URN.`;
    };
    const [login] = await berlin.accountGroups();
    lines = {
      "berlin-shop": await line(
        "berlin-shop",
        `account group ${login}`,
        "netassure:thousandEyesToken or TE_TOKEN, and the endpoint",
      ),
      "berlin-edge": await line(
        "berlin-edge",
        "tenant sandbox",
        "netassure:pcaEndpoint or PCA_ENDPOINT, and the token or login",
      ),
    };
    held = await everything();
    await measureFrom(project, "berlin", madrid);
  });

  afterAll(() => project.remove());

  const everything = () => Promise.all([berlin.everything(), madrid.everything()]);

  async function expectRefused(command: string, names: string[]): Promise<void> {
    const { code, text } = await project.pulumi([command, "--yes", "--skip-preview"]);
    expect(code).not.toBe(0);
    for (const name of names) expect(diagnosticsOf(text, name)).toEqual([lines[name]]);
  }

  it("replaces nothing", async () => {
    const { requests, result } = await madrid.requestsOf(() => project.preview());
    expect(result).toEqual({ update: 1 });
    expect(requests).toEqual({});
  });

  it("is an error for what the program changes, and in a refresh, which name both places", async () => {
    const program = readFileSync(join(project.folder, "Pulumi.yaml"), "utf8");
    // The first one is that of Berlin.
    project.write("Pulumi.yaml", program.replace("collector.example.com", "collector-2.example.com"));
    await expectRefused("up", ["berlin-edge"]);
    await expectRefused("refresh", Object.keys(lines));
    expect(await everything()).toEqual(held);
  });

  it("is forgiven when it leads back", async () => {
    await measureFrom(project, "berlin", berlin);
    expect(await project.up()).toEqual({ update: 2 });
    expect(await project.preview()).toEqual({});
    expect(await project.destroy()).toEqual({ delete: 7 });
  });
});
