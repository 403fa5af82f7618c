import { describe, expect, test } from "vitest";
import type { ResourceChange } from "../../scripts/demo/changes.mjs";
import type { Sandbox } from "../../scripts/demo/sandbox.mjs";
import type { DemoStack } from "../../scripts/demo/stack.mjs";
import { broken, liveThrough, type Report } from "../../scripts/demo/story.mjs";
import { demoSandbox } from "./demo-sandbox";

const change = (op: string, before?: number, after?: number): ResourceChange => ({
  op,
  name: "shop",
  properties: before === undefined ? [] : [{ property: "interval", before, after }],
});

/** A stack that does what Pulumi would, to one test in the fake sandbox. */
function demoStack(
  sandbox: { tests: Map<string, Record<string, unknown>> },
  faults: Partial<DemoStack> = {},
): DemoStack {
  let wanted = 300;
  let known = 0;
  const live = () => sandbox.tests.get("7");
  const up = async () => {
    const before = known;
    sandbox.tests.set("7", { interval: wanted });
    known = wanted;
    if (before === 0) return [change("create")];
    return before === wanted ? [] : [change("update", before, wanted)];
  };
  return {
    up,
    preview: async () => (known === wanted ? 0 : 1),
    configure: async (_key, value) => {
      wanted = Number(value);
    },
    output: async () => "7",
    refresh: async () => {
      const before = known;
      known = Number(live()?.interval);
      return before === known ? [] : [change("refresh", before, known)];
    },
    destroy: async () => {
      sandbox.tests.clear();
      return [change("delete")];
    },
    ...faults,
  };
}

async function tell(
  faults: Partial<DemoStack> = {},
  withUp = (up: DemoStack["up"]) => up,
): Promise<{ report: Report; lines: string[] }> {
  const fake = await demoSandbox();
  const lines: string[] = [];
  const stack = demoStack(fake, faults);
  const cast = { stack: { ...stack, up: withUp(stack.up) }, sandbox: fake.sandbox as Sandbox };
  return { report: await liveThrough({ ...cast, tell: (line) => lines.push(line) }), lines };
}

describe("the quickstart lives through its whole life", () => {
  test("and the report says so", async () => {
    const { report } = await tell();
    expect(report).toEqual({
      created: 1,
      secondPreviewChanges: 0,
      updated: 1,
      driftFound: true,
      driftRepaired: true,
      destroyed: 1,
      requests: { create: {}, secondPreview: {}, update: {}, refresh: {}, repair: {}, destroy: {} },
    });
  });

  test("and a person reads it, on few lines", async () => {
    const { lines } = await tell();
    const said = lines.map((line) => line.trim()).filter((line) => line !== "" && line !== "no request");
    expect(said).toEqual([
      "pulumi up        created shop",
      "pulumi preview   nothing to change",
      "You set the interval to 600 s.",
      "pulumi up        updated shop (interval 300 -> 600)",
      "Somebody sets it to 3600 s by hand, at ThousandEyes.",
      "pulumi refresh   found shop (interval 600 -> 3600)",
      "pulumi up        updated shop (interval 3600 -> 600)",
      "pulumi destroy   deleted shop",
    ]);
    expect(lines.length).toBeLessThan(40);
  });
});

describe("what goes wrong is seen", () => {
  test.each([
    ["a refresh that finds nothing", { refresh: async () => [] }, { driftFound: false, driftRepaired: false }],
    ["a second preview with changes", { preview: async () => 2 }, { secondPreviewChanges: 2 }],
    ["a destroy that forgets", { destroy: async () => [] }, { destroyed: 0 }],
    ["a configuration that is not read", { configure: async () => {} }, { updated: 0, driftRepaired: false }],
  ] as [string, Partial<DemoStack>, Partial<Report>][])("%s", async (_what, faults, consequences) => {
    const { report } = await tell(faults);
    expect(report).toMatchObject(consequences);
    expect(broken(report)).not.toEqual([]);
  });

  test("a repair that only claims to have happened", async () => {
    let ups = 0;
    const claimsTheThird = (up: DemoStack["up"]) => async () => {
      ups += 1;
      return ups === 3 ? [change("update", 3600, 600)] : up();
    };
    const { report } = await tell({}, claimsTheThird);
    expect(report).toMatchObject({ updated: 1, driftFound: true, driftRepaired: false });
  });
});

describe("the verdict", () => {
  const good: Report = {
    created: 2,
    secondPreviewChanges: 0,
    updated: 1,
    driftFound: true,
    driftRepaired: true,
    destroyed: 2,
    requests: {},
  };

  test("is clean when everything held", () => {
    expect(broken(good)).toEqual([]);
  });

  test.each([
    [{ created: 0, destroyed: 0 }, "the first up created nothing"],
    [{ secondPreviewChanges: 1 }, "the second preview wanted 1 changes, not 0"],
    [{ updated: 2 }, "the changed interval updated 2 tests, not 1"],
    [{ driftFound: false }, "refresh did not find the interval that was changed by hand"],
    [{ driftRepaired: false }, "up did not put the interval back"],
    [{ destroyed: 1 }, "2 were created but 1 destroyed"],
  ])("names %j", (change, words) => {
    expect(broken({ ...good, ...change })).toEqual([words]);
  });
});
