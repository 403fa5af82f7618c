import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { LookupDefinition, SettingSources, Values } from "../../src/lifecycle";
import { invokeLookup, type NativeFunction, nativeFunction, nativeFunctions } from "../../src/plugin/functions";
import { vendors } from "../../src/registry";
import { type Sandbox, startSandbox } from "../../src/sandbox";
import { connectionValues } from "../../src/sandbox/connection";

describe("the functions of the native provider", () => {
  it("are named after the lookups, in the modules of their vendors", () => {
    expect(nativeFunctions.map(({ token, definition }) => `${token} is ${definition.name}`)).toEqual([
      "netassure:thousandeyes:getAgents is getThousandEyesAgents",
      "netassure:thousandeyes:getAlertRules is getThousandEyesAlertRules",
      "netassure:thousandeyes:getAccountGroups is getThousandEyesAccountGroups",
      "netassure:thousandeyes:getTests is getThousandEyesTests",
      "netassure:pca:getAgents is getPcaAgents",
      "netassure:pingplotter:getAgents is getPingPlotterAgents",
      "netassure:pingplotter:getAgentStatus is getPingPlotterAgentStatus",
      "netassure:pingplotter:getCustomFields is getPingPlotterCustomFields",
    ]);
  });

  it("are every lookup that there is", () => {
    const lookups = vendors.flatMap((vendor) => vendor.lookups.map((definition) => ({ vendor, definition })));
    expect(nativeFunctions.map(({ vendor, definition }) => ({ vendor, definition }))).toEqual(lookups);
  });

  it("are found by their tokens, and nothing else is", () => {
    for (const native of nativeFunctions) expect(nativeFunction(native.token)).toBe(native);
    expect(nativeFunction("netassure:pca:getTests")).toBeUndefined();
    expect(nativeFunction("netassure:index:getPcaAgents")).toBeUndefined();
  });
});

describe("a function with wrong arguments", () => {
  it.each<[string, Values, object[]]>([
    [
      "netassure:thousandeyes:getAgents",
      { nams: ["Singapore"], accountGroupId: 1234 },
      [
        { property: "accountGroupId", reason: "must be text, not 1234" },
        { property: "nams", reason: 'is not a known property. Did you mean "names"?' },
      ],
    ],
    [
      "netassure:pingplotter:getAgentStatus",
      {},
      [{ property: "uniqueId", reason: "is required: text that is not empty" }],
    ],
    [
      "netassure:pingplotter:getCustomFields",
      { names: ["Site"] },
      [{ property: "names", reason: expect.stringContaining("is not a known property") }],
    ],
    [
      "netassure:pca:getAgents",
      { metadata: { SITE: 7 } },
      [{ property: "metadata.SITE", reason: "must be text, not 7" }],
    ],
  ])("asks nobody: %s", async (token, args, failures) => {
    expect(await invokeLookup(native(token), { client: undefined }, args)).toEqual({ failures });
  });
});

describe("a function that is invoked", () => {
  let sandbox: Sandbox;

  beforeAll(async () => {
    sandbox = await startSandbox({ seed: "large" });
  });

  afterAll(() => sandbox.close());

  const invoke = async ({ vendor, ...others }: NativeFunction, args: Values): Promise<Values> => {
    const client = vendor.connect(sourcesOf(sandbox));
    const invoked = await invokeLookup({ vendor, ...others }, { client }, args);
    if ("failures" in invoked) throw new Error(JSON.stringify(invoked.failures));
    return invoked.result;
  };

  it.each(nativeFunctions.map((one) => ({ one, token: one.token })))("answers as it says: $token", async ({ one }) => {
    const args = one.name === "getAgentStatus" ? await someAgent() : {};
    const result = await invoke(one, args);
    expect(undeclaredIn(one.definition, result)).toEqual([]);
    expect(result.ids).not.toEqual([]);
  });

  it("takes null for what is left out", async () => {
    const { ids } = await invoke(native("netassure:thousandeyes:getAgents"), { names: null, countryIds: ["DE"] });
    expect(ids).not.toEqual([]);
  });

  it("looks in the account group that it names", async () => {
    const getTests = native("netassure:thousandeyes:getTests");
    await expect(invoke(getTests, { accountGroupId: "999999" })).rejects.toThrow("ThousandEyes");
  });

  it("throws what the vendor does not know, in the words of the dynamic way", async () => {
    await expect(invoke(native("netassure:pca:getAgents"), { names: ["nobody"] })).rejects.toThrow(
      'No Cisco PCA agent is named "nobody" (names are exact).',
    );
  });

  it("asks nothing any more when it is cancelled", async () => {
    const one = native("netassure:thousandeyes:getAgents");
    const host = { client: one.vendor.connect(sourcesOf(sandbox)), signal: AbortSignal.abort() };
    await expect(invokeLookup(one, host, {})).rejects.toThrow("was cancelled");
  });

  async function someAgent(): Promise<Values> {
    const { ids } = await invoke(native("netassure:pingplotter:getAgents"), {});
    return { uniqueId: (ids as string[])[0] };
  }
});

function native(token: string): NativeFunction {
  const found = nativeFunction(token);
  if (!found) throw new Error(`There is no function ${token}.`);
  return found;
}

function sourcesOf({ vendors: running }: Sandbox): SettingSources {
  const values = running.flatMap(connectionValues).map(({ env, value }) => [env, value]);
  return { config: () => undefined, env: Object.fromEntries(values) };
}

/** What an answer holds that its definition does not say, or says otherwise. */
function undeclaredIn({ result }: LookupDefinition, answer: Values): string[] {
  return result.safeParse(answer).error?.issues.map(({ path, message }) => `${path.join(".")}: ${message}`) ?? [];
}
