import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { startSandbox } from "../../../src/sandbox/start";
import { jsonOf, post } from "../on-loopback";
import { agents, type Body, type Fresh, fresh, groups, introduction, minimal, testOf } from "./fresh";

interface Made {
  token: string;
  loginAid: string;
  aids: string[];
}

/** Calls of somebody who got a token by the control. */
async function person(sandbox: Fresh, body?: unknown) {
  const made = await jsonOf<Made>(sandbox.askForToken(body));
  const headers = { authorization: `Bearer ${made.token}` };
  return {
    ...made,
    get: async (path: string) => (await sandbox.call("GET", path, undefined, headers)).body,
    status: async (path: string) => (await sandbox.call("GET", path, undefined, headers)).status,
    call: (method: string, path: string, sent?: unknown) => sandbox.call(method, path, sent, headers),
  };
}

const pluck = (list: unknown, name: string) => (list as Body[]).map((one) => one[name]);
const all = Object.values(groups);
const expand = "?expand=agent,alert-rule,monitor,label,shared-with-account";

describe("a further token", () => {
  it("is that of a colleague with the same account groups", async () => {
    const sandbox = fresh();
    const answer = await sandbox.askForToken();

    expect(answer.status).toBe(201);
    const made = await jsonOf<Made>(answer);
    expect(made).toStrictEqual({ token: expect.stringMatching(/^[0-9a-f-]{36}$/), loginAid: groups.login, aids: all });
    expect(sandbox.state.tokens[made.token]).toMatchObject({ name: "Sandbox User 2", loginAid: groups.login });
  });

  it("leaves the first one valid", async () => {
    const sandbox = fresh();
    await sandbox.askForToken();
    expect((await sandbox.get("/tests")).status).toBe(200);
  });

  it("sees what the first one made, and signs with its own name", async () => {
    const sandbox = fresh();
    const colleague = await person(sandbox);
    const { testId } = await sandbox.make("/tests/bgp", minimal.bgp);
    const { status, body } = await colleague.call("PUT", `/tests/bgp/${testId}`, { description: "seen" });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      createdBy: "Sandbox User (sandbox@example.com)",
      modifiedBy: "Sandbox User 2 (sandbox-2@example.com)",
    });
  });

  it("logs in to the group it asked for, which its requests without aid work in", async () => {
    const sandbox = fresh();
    const colleague = await person(sandbox, { loginAid: groups.staging });
    const made = (await colleague.call("POST", "/tests/bgp", minimal.bgp)).body;
    expect(sandbox.state.tests[String(made.testId)]?.aid).toBe(groups.staging);
    expect((await sandbox.get("/tests")).body.tests).toStrictEqual([]);
    const listed = (await colleague.get("/account-groups")).accountGroups as Body[];
    expect(listed.filter(({ isCurrentAccountGroup }) => isCurrentAccountGroup)).toMatchObject([
      { aid: groups.staging },
    ]);
    expect((await colleague.get("/users/current")).loginAccountGroup).toStrictEqual({
      aid: groups.staging,
      accountGroupName: "Staging",
    });
  });

  it("works only in the groups it asked for, the first of which it logs in to", async () => {
    const sandbox = fresh();
    const colleague = await person(sandbox, { aids: [groups.partner, groups.staging] });
    expect(colleague.loginAid).toBe(groups.partner);
    expect(await colleague.status(`/tests?aid=${groups.staging}`)).toBe(200);
    expect(await colleague.status(`/tests?aid=${groups.login}`)).toBe(403);
    expect(pluck((await colleague.get("/account-groups")).accountGroups, "aid")).toStrictEqual([
      groups.staging,
      groups.partner,
    ]);
    expect(await colleague.status(`/account-groups/${groups.login}`)).toBe(404);
    expect((await colleague.get("/users/current")).accountGroupRoles).toHaveLength(2);
  });

  it.each([
    ["{", /expected object/],
    [{ nonsense: 1 }, /nonsense/],
    [{ organization: "third" }, /"other"/],
    [{ aids: [] }, /aids/],
    [{ aids: ["77"] }, /^no account group 77 here; choose from 281474976710710, 281474976710711, 281474976710712$/],
    [{ loginAid: "77" }, /^no account group 77 here/],
    [{ loginAid: groups.login, aids: [groups.staging] }, /^loginAid 281474976710710 is not one of aids$/],
    [{ organization: "other", aids: [groups.login] }, /^no account group 281474976710710 here; choose from \d+$/],
  ])("is not made of %j", async (body, reason) => {
    const sandbox = fresh();
    const answer = await sandbox.askForToken(body);
    expect(answer.status).toBe(400);
    expect((await jsonOf(answer)).error).toMatch(reason);
    expect(sandbox.state.tokens).toStrictEqual({});
  });
});

describe("a token of another organisation", () => {
  it("has one account group, which the first organisation does not have", async () => {
    const sandbox = fresh();
    const stranger = await person(sandbox, { organization: "other" });
    expect(stranger.aids).toStrictEqual([stranger.loginAid]);
    expect(all).not.toContain(stranger.loginAid);
    expect((await stranger.get("/account-groups")).accountGroups).toMatchObject([
      { aid: stranger.loginAid, accountGroupName: "Elsewhere", organizationName: "Other Organization" },
    ]);
    expect((await sandbox.get("/account-groups")).body.accountGroups).toHaveLength(3);
  });

  it("shares that organisation with the next one", async () => {
    const sandbox = fresh();
    const [one, two] = [
      await person(sandbox, { organization: "other" }),
      await person(sandbox, { organization: "other" }),
    ];
    expect(two.aids).toStrictEqual(one.aids);
    expect(sandbox.state.organizations).toHaveLength(2);
  });

  it("sees nothing of the first organisation, nor the first anything of it", async () => {
    const sandbox = fresh();
    const stranger = await person(sandbox, { organization: "other" });
    const own = await sandbox.make("/tests/bgp", minimal.bgp);
    const theirs = (await stranger.call("POST", "/tests/bgp", minimal.bgp)).body;

    expect(pluck((await sandbox.get("/tests")).body.tests, "testId")).toStrictEqual([own.testId]);
    expect(pluck((await stranger.get("/tests")).tests, "testId")).toStrictEqual([theirs.testId]);
    expect(await stranger.status(`/tests/bgp/${own.testId}`)).toBe(404);
    expect((await sandbox.get(`/tests/bgp/${theirs.testId}`)).status).toBe(404);
    expect(await stranger.status(`/tests?aid=${groups.login}`)).toBe(403);
    expect((await sandbox.get(`/tests?aid=${stranger.loginAid}`)).status).toBe(403);
    const rules = async (list: unknown) => new Set(pluck(list, "ruleId"));
    const ownRules = await rules((await sandbox.get("/alerts/rules")).body.alertRules);
    const theirRules = await rules((await stranger.get("/alerts/rules")).alertRules);
    expect([ownRules.size, theirRules.size]).toStrictEqual([16, 15]);
    expect([...theirRules].filter((id) => ownRules.has(id))).toStrictEqual([]);
    expect((await stranger.get("/credentials")).credentials).toStrictEqual([]);
    expect(pluck((await stranger.get("/monitors")).monitors, "monitorType")).not.toContain("private");
  });

  it("shares the cloud agents, and no enterprise agent", async () => {
    const stranger = await person(fresh(), { organization: "other" });
    const types = pluck((await stranger.get("/agents")).agents, "agentType");
    expect([types.length, new Set(types)]).toStrictEqual([7, new Set(["cloud"])]);
    expect(await stranger.status(`/agents/${agents.berlin}`)).toBe(404);
  });

  it.each([
    ["agents", [{ agentId: agents.berlin }], `agentSet : Agent ${agents.berlin} does not exist.`],
    ["labels", ["9842"], "labels : 9842 does not exist."],
    ["monitors", ["281474976710740"], "monitors : 281474976710740 does not exist."],
    ["sharedWithAccounts", [groups.staging], `sharedWithAccounts : ${groups.staging} does not exist.`],
  ])("cannot refer to what the first organisation has: %s", async (name, value, text) => {
    const stranger = await person(fresh(), { organization: "other" });
    const { status, body } = await stranger.call(
      "POST",
      "/tests/http-server",
      testOf("http-server", { [name]: value }),
    );
    expect([status, body.title]).toStrictEqual([400, `${introduction} Error in field ${text}`]);
  });

  it("gets the default alert rules of its own group, and shares a test with nobody but its owner", async () => {
    const sandbox = fresh();
    const stranger = await person(sandbox, { organization: "other" });
    const { body } = await stranger.call("POST", `/tests/http-server${expand}`, minimal["http-server"]);
    expect(pluck(body.alertRules, "ruleName")).toStrictEqual([
      "Default HTTP Alert Rule 2.0",
      "Default SSL Certificate Expiry Rule 2.0",
    ]);
    expect(body.sharedWithAccounts).toStrictEqual([{ aid: stranger.loginAid, name: "Elsewhere" }]);
    expect(body.createdBy).toBe("Sandbox User 2 (sandbox-2@example.com)");
  });
});

describe("the request budget", () => {
  it("is one for all tokens of an organisation, and another for the other organisation", async () => {
    const sandbox = fresh({ rateLimit: 2 });
    const colleague = await person(sandbox);
    const stranger = await person(sandbox, { organization: "other" });
    const statuses = [
      (await sandbox.get("/tests")).status,
      await colleague.status("/tests"),
      await colleague.status("/tests"),
      (await sandbox.get("/tests")).status,
      await stranger.status("/tests"),
    ];
    expect(statuses).toStrictEqual([200, 200, 429, 429, 200]);
  });
});

it("outlives the sandbox in its state file, and a dump that is restored", async () => {
  const folder = await mkdtemp(join(tmpdir(), "sandbox-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const stateFile = join(folder, "state.json");
  const first = await startSandbox({ stateFile });
  const made = await jsonOf<Made>(fetch(`${first.url}/_sandbox/thousandEyes/tokens`, post({ organization: "other" })));
  const dump = await jsonOf(fetch(`${first.url}/_sandbox/objects`));
  await first.close();
  const statusOf = async ({ connection }: typeof first) => {
    const headers = { authorization: `Bearer ${made.token}` };
    return (await fetch(`${connection.thousandEyes.endpoint}/tests`, { headers })).status;
  };

  const second = await startSandbox({ stateFile });
  onTestFinished(() => second.close());
  const third = await startSandbox();
  onTestFinished(() => third.close());
  expect([await statusOf(second), await statusOf(third)]).toStrictEqual([200, 401]);
  const restored = await fetch(`${third.url}/_sandbox/objects`, { ...post(dump), method: "PUT" });
  expect([restored.status, await statusOf(third)]).toStrictEqual([204, 200]);
});
