import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { LiveRun, until } from "./live-run";
import { Outside } from "./outside";
import type { Project } from "./project";
import { EngineSandbox } from "./sandbox";

/*
 * The engine and its plugins are killed at every boundary of the requests of a create and of an update, with one resource
 * of every vendor. A person then does what Pulumi asks for, `pulumi cancel`, and `pulumi up`: one object of each is there,
 * as the program says.
 */

type Vendor = "thousandEyes" | "pca" | "pingPlotter";

/** Where the work for a resource stands when everything is killed. */
type Moment = [when: "before" | "after effect of" | "after answer of", method: string, path: string];
type Boundary = Record<Vendor, Moment>;

const ACCOUNT = "/account-groups";
const LOGIN = "/api/v1/auth/login";
const CONFIGURATION = "/agents/configuration";

const CREATE: Boundary[] = [
  {
    thousandEyes: ["before", "GET", ACCOUNT],
    pca: ["before", "POST", LOGIN],
    pingPlotter: ["before", "GET", "/agents"],
  },
  {
    thousandEyes: ["before", "GET", "/agents"],
    pca: ["before", "POST", CONFIGURATION],
    pingPlotter: ["before", "POST", "/agents"],
  },
  {
    thousandEyes: ["before", "POST", "/tests/http-server"],
    pca: ["after effect of", "POST", CONFIGURATION],
    pingPlotter: ["after effect of", "POST", "/agents"],
  },
  {
    thousandEyes: ["after effect of", "POST", "/tests/http-server"],
    pca: ["after answer of", "POST", CONFIGURATION],
    pingPlotter: ["after answer of", "POST", "/agents"],
  },
  {
    thousandEyes: ["after answer of", "POST", "/tests/http-server"],
    pca: ["after answer of", "POST", CONFIGURATION],
    pingPlotter: ["after answer of", "POST", "/agents"],
  },
];

const UPDATE: Boundary[] = [
  {
    thousandEyes: ["before", "GET", ACCOUNT],
    pca: ["before", "POST", LOGIN],
    pingPlotter: ["before", "PUT", "/agents/*"],
  },
  {
    thousandEyes: ["before", "GET", "/tests/http-server/*"],
    pca: ["before", "GET", `${CONFIGURATION}/`],
    pingPlotter: ["after effect of", "PUT", "/agents/*"],
  },
  {
    thousandEyes: ["before", "PUT", "/tests/http-server/*"],
    pca: ["before", "PUT", CONFIGURATION],
    pingPlotter: ["before", "GET", "/agents/*"],
  },
  {
    thousandEyes: ["after effect of", "PUT", "/tests/http-server/*"],
    pca: ["after effect of", "PUT", CONFIGURATION],
    pingPlotter: ["after answer of", "GET", "/agents/*"],
  },
  {
    thousandEyes: ["after answer of", "PUT", "/tests/http-server/*"],
    pca: ["after answer of", "PUT", CONFIGURATION],
    pingPlotter: ["after answer of", "GET", "/agents/*"],
  },
];

const words = (boundary: Boundary) =>
  Object.entries(boundary)
    .map(([vendor, [when, method, path]]) => `${vendor} ${when} ${method} ${path}`)
    .join(", ");

/** Where the answer is what counts, the engine must not take note of it: it stands still from the request on. */
const HELD_MS = 1_500;

function faultAt(vendor: Vendor, [when, method, path]: Moment): object {
  const common = { vendor, method, path };
  if (when === "after answer of") return { ...common, kind: "delay", delayMs: HELD_MS };
  return { ...common, kind: "stall", after: when === "after effect of" };
}

/** How the program reaches the vendors. */
export interface WayIn {
  open(env: Record<string, string>): Promise<Project>;
  /** One resource of each vendor. `name` is a new one for new objects; `value` changes them in place. */
  program(name: string, value: number): string;
}

export function describeKilled({ open, program }: WayIn): void {
  let sandbox: EngineSandbox;
  let outside: Outside;
  let project: Project;
  let before: Record<string, string[]>;

  beforeAll(async () => {
    sandbox = await EngineSandbox.start();
    outside = new Outside(sandbox);
    project = await (await open(sandbox.environment())).init();
    before = await sandbox.objects();
  });

  afterAll(async () => {
    project.remove();
    await sandbox.close();
  });

  async function killedUp(boundary: Boundary): Promise<void> {
    for (const [vendor, moment] of Object.entries(boundary)) await sandbox.fault(faultAt(vendor as Vendor, moment));
    const run = new LiveRun(project, ["up", "--yes", "--skip-preview"]);
    await until("every vendor got its request", async () => (await sandbox.hits()).every((hits) => hits > 0));
    const answered = Object.values(boundary).some(([when]) => when === "after answer of");
    if (answered) {
      run.freeze();
      await new Promise((later) => setTimeout(later, HELD_MS + 500));
    }
    await run.kill();
    await sandbox.clearFaults();
  }

  /** What the vendors hold besides what they held at first: the values that the program gave. */
  async function made(): Promise<unknown> {
    const tests = (await sandbox.byHand("GET", "/tests")).tests as {
      testId: string;
      testName: string;
      description: string;
    }[];
    const configurations = await outside.pcaConfigurations();
    const agents = (await outside.pingPlotterAgents()).filter(({ deleted }) => !deleted);
    const isNew = (kind: string, id: string) => !before[kind]?.includes(id);
    return {
      tests: tests
        .filter(({ testId }) => isNew("thousandEyes.tests", testId))
        .map(({ testName, description }) => `${testName} ${description}`),
      configurations: configurations
        .filter(({ id }) => isNew("pca.configurations", id))
        .map(
          ({ attributes }) =>
            `${(attributes.identification as { agentName: string }).agentName} ${(attributes.metadata as { VALUE: string }).VALUE}`,
        ),
      agents: agents.filter(({ id }) => isNew("pingPlotter.agents", id)).map(({ name }) => name),
    };
  }

  async function expectOneOfEach(name: string, value: number): Promise<void> {
    expect(await made()).toEqual({
      tests: [`${name}-shop ${value}`],
      configurations: [`${name}-edge ${value}`],
      agents: [`${name} ${value}`],
    });
  }

  /** What a person does who finds the stack locked by a process that is no more. */
  async function recover(): Promise<void> {
    await project.must(["cancel", "--yes"]);
    await project.must(["up", "--yes", "--skip-preview"]);
  }

  describe("a create that is killed", () => {
    it.each(CREATE.map((boundary, row) => [words(boundary), boundary, `row${row}`] as const))(
      "%s: one up makes one of each",
      async (_, boundary, name) => {
        project.program(program(name, 0));
        await killedUp(boundary);
        await recover();
        await expectOneOfEach(name, 0);
      },
    );

    it("leaves nothing to do", async () => {
      expect(await project.preview()).toEqual({});
    });
  });

  describe("an update that is killed", () => {
    it.each(UPDATE.map((boundary, row) => [words(boundary), boundary, row + 1] as const))(
      "%s: one up ends it",
      async (_, boundary, value) => {
        const name = `row${CREATE.length - 1}`;
        project.program(program(name, value));
        await killedUp(boundary);
        await recover();
        await expectOneOfEach(name, value);
      },
    );

    it("leaves nothing to do", async () => {
      expect(await project.preview()).toEqual({});
    });
  });
}
