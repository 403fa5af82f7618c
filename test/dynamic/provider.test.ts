import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { provider } from "../../src/dynamic/provider";
import { html, json, type LocalServer, type Reply } from "../http/support/local-server";
import {
  AID,
  accountOn,
  answer,
  configured,
  IDENTITY,
  inputs,
  ownKeys,
  printed,
  problem,
  reachable,
  thousandEyes,
} from "./support/provider";

/** What a program relies on although it does not say so. */
const MANAGED = { enabled: true, alertsEnabled: true };

const ID = answer.testId;
const news = { ...inputs, ...ownKeys };
const stateOn = (server: Pick<LocalServer, "url">) => ({ ...news, testId: ID, account: accountOn(server) });
const state = stateOn({ url: "https://api.thousandeyes.com" });

/** The provider in front of a ThousandEyes with these replies, and the state of a test that lives there. */
async function against(...replies: Reply[]) {
  const server = await thousandEyes(...replies);
  return { ...(await reachable(server)), server, state: stateOn(server) };
}

beforeEach(() => {
  for (const name of ["TE_TOKEN", "TE_AID", "TE_API_ENDPOINT"]) vi.stubEnv(name, undefined);
});

afterEach(() => vi.unstubAllEnvs());

describe("where settings come from", () => {
  it("the configuration of the stack, also when the environment says something else", async () => {
    const server = await thousandEyes(json(answer, 201));
    vi.stubEnv("TE_TOKEN", "of-the-environment");
    vi.stubEnv("TE_API_ENDPOINT", "http://127.0.0.1:1");
    await (await reachable(server)).create(news);
    expect(server.requests.map(({ method, headers }) => [method, headers.authorization])).toEqual([
      ["POST", "Bearer te-token"],
    ]);
  });

  it("the environment where the configuration says nothing", async () => {
    const server = await thousandEyes(json(answer, 201));
    vi.stubEnv("TE_TOKEN", "of-the-environment");
    vi.stubEnv("TE_API_ENDPOINT", server.url);
    await (await configured({})).create(news);
    expect(server.requests[0]?.headers.authorization).toBe("Bearer of-the-environment");
  });

  it("no other namespace than netassure", async () => {
    const other = await configured({ thousandEyesToken: "t", "shops:thousandEyesToken": "t" });
    await expect(other.create(news)).rejects.toThrow("ThousandEyes needs an API bearer token.");
  });
});

describe("without credentials", () => {
  it("check and diff work, because they ask nothing of the vendor", async () => {
    const { check, diff } = await configured({});
    expect((await check({}, news)).failures).toEqual([]);
    expect((await diff(ID, state, news)).changes).toBe(false);
  });

  it.each(["create", "update", "read", "delete"])(
    "%s names the setting, the variable and the way out",
    async (name) => {
      const { create, update, read, delete: remove } = await configured({});
      const calls: Record<string, () => Promise<unknown>> = {
        create: () => create(news),
        update: () => update(ID, state, news),
        read: () => read(ID, state),
        delete: () => remove(ID, state),
      };
      expect(await printed(calls[name]?.() ?? Promise.resolve())).toBe(
        'netassure: ThousandEyes needs an API bearer token. Set it with "pulumi config set --secret netassure:thousandEyesToken ..." or the environment variable TE_TOKEN.',
      );
    },
  );
});

describe("check", () => {
  const { testName: _, ...unnamed } = news;

  it("names the test after the resource", async () => {
    const { check } = await configured({});
    expect((await check({}, unnamed)).inputs).toEqual({ ...unnamed, ...MANAGED, testName: "shop-frontend" });
  });

  it("names it after a resource whose name looks like a URN", async () => {
    const { check } = await configured({});
    const named = await check({}, { ...unnamed, __identity: `${IDENTITY}::tokyo` });
    expect(named.inputs.testName).toBe("shop-frontend::tokyo");
  });

  it("keeps the name that the program gives", async () => {
    const { check } = await configured({});
    expect((await check({}, news)).inputs.testName).toBe("shop");
  });

  it("hands identity and provider text on, out of reach of validation", async () => {
    const { check } = await configured({});
    expect(await check({}, news)).toEqual({ inputs: { ...news, ...MANAGED }, failures: [] });
  });

  it("leaves a default account group out of the inputs, so that it moves nothing", async () => {
    vi.stubEnv("TE_AID", "33");
    const { check } = await configured({ "netassure:thousandEyesAccountGroupId": "22" });
    expect((await check({}, news)).inputs).not.toHaveProperty("accountGroupId");
  });

  it("names every bad property in a sentence", async () => {
    const { check } = await configured({});
    const { failures } = await check({}, { ...news, interval: 90, agents: [{ agentID: "3", agentId: "3" }] });
    expect(failures?.map(({ reason }) => reason)).toEqual([
      "interval must be one of 60, 120, 300, 600, 900, 1800 or 3600 (seconds), not 90",
      'agents[0].agentID is not a known property. Did you mean "agentId"?',
    ]);
  });

  it("names no property apart from the sentence, or Pulumi would print its value, secret or not", async () => {
    const { check } = await configured({});
    const { failures } = await check(
      {},
      { ...news, authType: "basic", username: "probe", password: ["hunter2"], pasword: "hunter2" },
    );
    expect(failures).toEqual([
      { property: "", reason: "password must be text" },
      { property: "", reason: 'pasword is not a property of type "http-server". Did you mean "password"?' },
    ]);
  });

  it("looks into a secret", async () => {
    const secret = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", value: ["hunter2"] };
    const { check } = await configured({});
    const { failures } = await check({}, { ...news, authType: "basic", username: "probe", password: secret });
    expect(failures).toEqual([{ property: "", reason: "password must be text" }]);
  });

  it("looks names up where the test lives, and not in the group that is set for new ones", async () => {
    vi.stubEnv("TE_AID", "22");
    const agents = [{ agentId: "9", agentName: "edge", agentType: "enterprise" }];
    const { check, server, state } = await against(json({ agents }));
    const checked = await check({ ...news, __account: state.account }, { ...news, agents: [{ agentName: "edge" }] });
    expect(checked.inputs).toMatchObject({ agents: [{ agentId: "9" }], __account: state.account });
    expect(server.requests.map(({ url }) => url)).toEqual([expect.stringMatching(/^\/agents\?.*aid=11$/)]);
  });
});

describe("diff", () => {
  const diffOf = async (now: object, before: object = state) =>
    (await configured({})).diff(ID, before, { ...news, ...now });

  it("completes a state that does not say where the object lives", async () => {
    const { account: _, ...before } = state;
    expect(await diffOf({}, before)).toMatchObject({ changes: true, replaces: [] });
  });

  it("sees no change in what was only spelled differently", async () => {
    expect(await diffOf({ url: "shop.example.com" })).toMatchObject({ changes: false, replaces: [] });
  });

  it("ignores the provider text of another version and another identity", async () => {
    const before = { ...state, __provider: "exports.handler = () => somethingOld", __identity: "acme/urn:other" };
    expect((await diffOf({}, before)).changes).toBe(false);
  });

  it("leaves a change to the engine, which then names the property", async () => {
    expect(await diffOf({ interval: 600 })).toEqual({ replaces: [], deleteBeforeReplace: true });
  });

  it("replaces on another type, deleting first because names are unique", async () => {
    expect(await diffOf({ type: "page-load" })).toEqual({
      replaces: ["type"],
      deleteBeforeReplace: true,
    });
  });
});

describe("create", () => {
  it("answers with id, inputs and outputs, and the identity for later", async () => {
    const { create } = await against(json(answer, 201));
    const { id, outs } = await create(news);
    expect(id).toBe(ID);
    expect(outs).toMatchObject({ ...news, testId: ID, createdDate: "2026-08-03T08:10:03Z" });
    expect(Object.values(outs ?? {})).not.toContain(undefined);
  });

  it("keeps a test that exists but is not as wanted: id, properties, provider text and identity", async () => {
    const stubborn = json({ ...answer, interval: 600 });
    const { create } = await against(stubborn);
    const work = create(news);
    await expect(work).rejects.toMatchObject({
      id: ID,
      properties: { ...ownKeys, testId: ID, interval: 600, url: inputs.url },
      reasons: [expect.stringContaining("did not apply interval")],
    });
    expect(await printed(work)).toBe(
      "netassure: The vendor accepted the request for 281474976976775 but did not apply interval (sent 300, answered 600). Either the account does not allow it, or netassure misjudges the API: then please report this line. The next pulumi up tries again.",
    );
  });
});

describe("update", () => {
  it("answers with the new values", async () => {
    const { update, state } = await against(json({ ...answer, interval: 600 }));
    const { outs } = await update(ID, state, { ...news, interval: 600 });
    expect(outs).toMatchObject({ ...ownKeys, testId: ID, interval: 600 });
  });

  it("keeps what did not land, as create does", async () => {
    const { update, state } = await against(json(answer));
    await expect(update(ID, state, { ...news, interval: 600 })).rejects.toMatchObject({
      id: ID,
      properties: { ...ownKeys, interval: 300 },
    });
  });
});

describe("read", () => {
  it("answers with the live values of what the program sets", async () => {
    const { read, state } = await against(json({ ...answer, interval: 60, description: "by hand" }));
    const { id, props } = await read(ID, state);
    expect(id).toBe(ID);
    expect(props).toMatchObject({ ...ownKeys, interval: 60 });
    expect(props).not.toHaveProperty("description");
  });

  it("answers with the live inputs too, so that ignoreChanges and a preview know them", async () => {
    const { read, state } = await against(json({ ...answer, interval: 60, enabled: false }));
    const { inputs: live } = await read(ID, state);
    const __account = state.account;
    expect(live).toEqual({ ...news, interval: 60, enabled: false, alertsEnabled: true, __account });
  });

  it("answers with no id when the test is gone, which Pulumi understands", async () => {
    const { read, state } = await against(problem(404, "Not Found"));
    expect(await read(ID, state)).toEqual({ id: "", props: {} });
  });

  it.each([
    ["a login page", html(404)],
    ["no permission", problem(403, "Forbidden")],
  ])("fails on %s, which proves nothing", async (_, reply) => {
    const { read, state } = await against(reply);
    await expect(read(ID, state)).rejects.toThrow(`GET /tests/http-server/${ID}`);
  });
});

describe("a test of another account", () => {
  const foreign = (state: object) => ({ ...state, account: { host: "127.0.0.1:1", aid: AID } });
  const elsewhere = (state: ReturnType<typeof stateOn>) => ({ ...state, account: { ...state.account, aid: "99" } });

  it.each([
    ["of another host", foreign, /lives in account group 11 at 127\.0\.0\.1:1, but .* lead to 127\.0\.0\.1:\d+\./],
    ["of another account group", elsewhere, /lives in account group 99 .* lead to account group 11 \(Production\)/],
  ] as const)("%s is left alone by every operation", async (_, move, message) => {
    const made = await against(json(answer));
    const state = move(made.state as ReturnType<typeof stateOn>);
    await expect(made.read(ID, state)).rejects.toThrow(message);
    await expect(made.delete(ID, state)).rejects.toThrow(message);
    await expect(made.update(ID, state, { ...news, interval: 600 })).rejects.toThrow(message);
    expect(made.server.requests).toEqual([]);
  });
});

describe("delete", () => {
  it("is done when the test is gone already", async () => {
    const { delete: remove, server, state } = await against(problem(404, "Not Found"));
    await remove(ID, state);
    expect(server.requests.map(({ method }) => method)).toEqual(["DELETE"]);
  });

  it("fails when the vendor refuses", async () => {
    const { delete: remove, state } = await against(problem(403, "Forbidden"));
    await expect(remove(ID, state)).rejects.toThrow("ThousandEyes does not permit DELETE");
  });
});

describe("an error is one line as Pulumi prints it, without a stack", () => {
  it.each([
    [
      "a refusal",
      problem(400, "Error in field interval"),
      /^netassure: ThousandEyes refused GET .*interval \(400\)\.$/,
    ],
    ["a login page", html(200), /^netassure: ThousandEyes gave an unexpected answer .*titled "Sign in.*HTTPS_PROXY\.$/],
    [
      "a wrong token",
      problem(401, "Unauthorized"),
      /^netassure: ThousandEyes did not accept the credentials .*TE_TOKEN/,
    ],
  ])("%s", async (_, reply, line) => {
    const { read, state } = await against(reply);
    const text = await printed(read(ID, state));
    expect(text).toMatch(line);
    expect(text).not.toMatch(/\n| {4}at /);
  });

  it("a lost connection", async () => {
    const url = "http://127.0.0.1:9";
    const { delete: remove } = await configured({
      "netassure:thousandEyesToken": "te-token",
      "netassure:thousandEyesEndpoint": url,
    });
    expect(await printed(remove(ID, stateOn({ url })))).toMatch(
      /^netassure: ThousandEyes could not be reached for GET [^\n]*$/,
    );
  });

  it("a class that only a newer version knows", async () => {
    const load = async () => provider("ThousandEyesDashboard");
    expect(await printed(load())).toBe(
      'netassure: This version of netassure has no resource "ThousandEyesDashboard": the stack was made by a newer one. Update the package netassure.',
    );
  });

  it("a lost answer that left nothing behind", async () => {
    const { create } = await against(problem(500, "Internal Server Error"), json({ tests: [] }));
    const text = await printed(create(news));
    expect(text).toContain(
      'No new test named "shop" is there, so it was most likely not created. Run pulumi up again.',
    );
    expect(text).not.toContain("\n");
  });
});
