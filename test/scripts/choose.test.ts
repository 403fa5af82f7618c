import { describe, expect, test } from "vitest";
import { chooseToolchain, type Source, type SourceName, ToolchainError } from "../../scripts/toolchain/choose.mjs";

const order: SourceName[] = ["path", "cache", "installer", "go"];

/** Sources of which only some have a toolchain; `asked` fills up as they are asked. */
function sources(available: SourceName[]): { sources: Source[]; asked: SourceName[] } {
  const asked: SourceName[] = [];
  const source = (name: SourceName): Source => ({
    name,
    find: async () => {
      asked.push(name);
      return available.includes(name) ? { bin: [`/${name}/bin`], version: "3.259.0" } : { reason: `no ${name}` };
    },
  });
  return { sources: order.map(source), asked };
}

describe("the first source that has a Pulumi CLI is used", () => {
  test.each([
    [["path", "cache", "installer", "go"], "path", 1],
    [["cache", "installer", "go"], "cache", 2],
    [["installer", "go"], "installer", 3],
    [["go"], "go", 4],
    [["path", "go"], "path", 1],
  ] as [SourceName[], SourceName, number][])(
    "of %j it is %s, and no later one is asked",
    async (has, chosen, count) => {
      const fake = sources(has);
      const toolchain = await chooseToolchain(fake.sources);
      expect(toolchain).toEqual({ bin: [`/${chosen}/bin`], version: "3.259.0", source: chosen });
      expect(fake.asked).toEqual(order.slice(0, count));
    },
  );
});

describe("when none has one", () => {
  const failure = () => chooseToolchain(sources([]).sources).catch((error: unknown) => error);

  test("the error is one of its own kind", async () => {
    expect(await failure()).toBeInstanceOf(ToolchainError);
    expect(await failure()).toHaveProperty("name", "ToolchainError");
  });

  test("every reason is named, in order", async () => {
    const lines = String((await failure()) as Error).split("\n");
    expect(lines.slice(1, 5)).toEqual(["  - no path", "  - no cache", "  - no installer", "  - no go"]);
  });

  test("both ways out are named", async () => {
    const { message } = (await failure()) as Error;
    expect(message).toContain("https://www.pulumi.com/docs/install/");
    expect(message).toContain("Go 1.26 or newer: https://go.dev/dl/");
  });
});

test("an unexpected error of a source is not taken for an absent toolchain", async () => {
  const broken: Source = { name: "cache", find: () => Promise.reject(new Error("EACCES")) };
  await expect(chooseToolchain([broken, ...sources(["go"]).sources])).rejects.toThrow("EACCES");
});
