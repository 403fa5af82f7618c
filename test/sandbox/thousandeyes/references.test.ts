import { describe, expect, it } from "vitest";
import { agents, type Body, fresh, groups, introduction, minimal, testOf } from "./fresh";

const path = "/tests/http-server";
const all = "?expand=agent,alert-rule,monitor,label,tag,shared-with-account";
const lists = ["agents", "alertRules", "labels", "monitors", "sharedWithAccounts", "tags"];
const labels = ["9842", "1283"];
const tag = "5aeab5d5-0d34-4d44-a7ac-fb440185295c";
const pluck = (list: unknown, name: string) => (list as Body[]).map((one) => one[name]);
const listsIn = (body: Body) => lists.filter((name) => name in body);

describe("references", () => {
  it("are not in an answer without expand, not even right after they were written", async () => {
    const sandbox = fresh();
    const made = await sandbox.make(path, testOf("http-server", { labels, tags: [tag] }));
    expect(listsIn(made)).toStrictEqual([]);
    expect(listsIn((await sandbox.get(`${path}/${made.testId}`)).body)).toStrictEqual([]);
    expect(listsIn((await sandbox.put(`${path}/${made.testId}`, { labels })).body)).toStrictEqual([]);
  });

  it("are in every answer that asks for them, as objects", async () => {
    const sandbox = fresh();
    const made = await sandbox.make(path + all, testOf("http-server", { labels, tags: [tag] }));
    expect(listsIn(made)).toStrictEqual(lists);
    expect(made.labels).toStrictEqual([
      { labelId: "9842", name: "Critical", isBuiltin: false },
      { labelId: "1283", name: "Web", isBuiltin: false },
    ]);
    expect(made.tags).toStrictEqual([{ id: tag, key: "team", value: "network" }]);
    const one = `${path}/${made.testId}${all}`;
    expect((await sandbox.get(one)).body).toStrictEqual(made);
    expect(listsIn((await sandbox.put(one, {})).body)).toStrictEqual(lists);
  });

  it("can be asked for one by one, and repeatedly", async () => {
    const sandbox = fresh();
    const { testId } = await sandbox.make(path, minimal["http-server"]);
    expect(listsIn((await sandbox.get(`${path}/${testId}?expand=tag`)).body)).toStrictEqual(["tags"]);
    const two = (await sandbox.get(`${path}/${testId}?expand=tag&expand=label`)).body;
    expect(listsIn(two)).toStrictEqual(["labels", "tags"]);
  });

  it("are never in lists", async () => {
    const sandbox = fresh();
    await sandbox.make(path, minimal["http-server"]);
    for (const list of [path + all, `/tests${all}`]) {
      expect(listsIn(((await sandbox.get(list)).body.tests as Body[])[0] as Body)).toStrictEqual([]);
    }
  });

  it("that a type does not have are not shown for it", async () => {
    const sandbox = fresh();
    const listed = async (type: string) =>
      listsIn(await sandbox.make(`/tests/${type}${all}`, testOf(type, { testName: type })));
    expect(await listed("bgp")).toStrictEqual(lists.filter((name) => name !== "agents"));
    expect(await listed("dns-trace")).toStrictEqual(lists.filter((name) => name !== "monitors"));
    expect(await listed("dnssec")).toStrictEqual(lists.filter((name) => name !== "monitors"));
  });

  it("are refused under a name that nobody knows", async () => {
    const answer = await fresh().get("/tests/http-server/1?expand=agents");
    expect(answer.status).toBe(400);
    expect(answer.body.detail).toBe("Invalid value for expand: agents");
  });

  it.each(["labels", "tags", "monitors", "sharedWithAccounts", "alertRules"])(
    "stay, are replaced, and are emptied by an update: %s",
    async (name) => {
      const sandbox = fresh();
      const rule = Object.values(sandbox.state.alertRules).find(({ settings }) => settings.isDefault !== true)?.ruleId;
      const some = {
        labels,
        tags: [tag],
        monitors: ["281474976710740"],
        sharedWithAccounts: [groups.staging],
        alertRules: [rule],
      };
      const { testId } = await sandbox.make(path, testOf("http-server", { ...some, alertsEnabled: false }));
      const stored = () => sandbox.state.tests[String(testId)]?.links[name as keyof typeof some];
      await sandbox.put(`${path}/${testId}`, { testName: "two" });
      expect(stored()).toStrictEqual(some[name as keyof typeof some]);
      await sandbox.put(`${path}/${testId}`, { [name]: [] });
      expect(stored()).toStrictEqual([]);
    },
  );

  it.each([
    ["agents", [{ agentId: "999" }], "agentSet : Agent 999 does not exist."],
    ["agents", [{ agentId: "x" }], "agentSet : Agent x does not exist."],
    ["agents", [{ agentId: agents.paris }], `agentSet : Agent ${agents.paris} does not exist.`],
    ["alertRules", ["1"], "alertRules : 1 does not exist."],
    ["tags", ["none"], "tags : none does not exist."],
    ["labels", ["1"], "labels : 1 does not exist."],
    ["monitors", ["77"], "monitors : 77 does not exist."],
    ["sharedWithAccounts", ["77"], "sharedWithAccounts : 77 does not exist."],
    ["overrideProxyId", "77", "overrideProxyId : 77 does not exist."],
  ])("to nothing are refused: %s %j", async (name, value, text) => {
    const answer = await fresh().post(path, testOf("http-server", { [name]: value }));
    expect(answer.status).toBe(400);
    expect(answer.body.title).toBe(`${introduction} Error in field ${text}`);
  });

  it("to rules and tags of another account group are refused", async () => {
    const sandbox = fresh();
    const rule = Object.values(sandbox.state.alertRules).find(({ aid }) => aid === groups.staging);
    const answer = await sandbox.post(path, testOf("http-server", { alertRules: [rule?.ruleId] }));
    expect(answer.status).toBe(400);
    const own = await sandbox.post(
      `${path}?aid=${groups.staging}`,
      testOf("http-server", { alertRules: [rule?.ruleId] }),
    );
    expect(own.status).toBe(201);
    expect(
      (await sandbox.post(`${path}?aid=${groups.staging}`, testOf("http-server", { testName: "x", tags: [tag] })))
        .status,
    ).toBe(400);
  });
});

describe("the agents of a test", () => {
  const source = { agentId: agents.berlin, sourceIpAddress: "10.21.0.10" };

  it("come back whole, in an order of the server's own", async () => {
    const links = [{ agentId: agents.berlin }, { agentId: agents.frankfurt }, { agentId: agents.singapore }];
    const made = await fresh().make(`${path}?expand=agent`, testOf("http-server", { agents: links }));
    expect(pluck(made.agents, "agentId")).toStrictEqual(["3", "37", agents.berlin]);
    expect((made.agents as Body[])[0]).toStrictEqual({
      ...{ agentId: "3", agentName: "Singapore", agentType: "cloud", location: "Singapore", countryId: "SG" },
      ...{ ipAddresses: ["192.0.2.10"], publicIpAddresses: ["198.51.100.7"], network: "Example Networks (AS 64496)" },
      ...{ coordinates: { latitude: 1.2897, longitude: 103.8501 }, prefix: "198.51.100.0/24" },
      ...{ enabled: true, verifySslCertificates: true },
      networkProviderInfo: { asn: 64496, name: "Example Networks", type: "isp" },
    });
  });

  it("show the source address that was chosen", async () => {
    const made = await fresh().make(`${path}?expand=agent`, testOf("http-server", { agents: [source] }));
    expect((made.agents as Body[])[0]).toMatchObject(source);
    const plain = await fresh().make(
      `${path}?expand=agent`,
      testOf("http-server", { agents: [{ agentId: agents.berlin }] }),
    );
    expect(Object.keys((plain.agents as Body[])[0] as Body)).not.toContain("sourceIpAddress");
  });

  it.each([
    { agentId: agents.berlin, sourceIpAddress: "10.99.0.1" },
    { agentId: agents.singapore, sourceIpAddress: "192.0.2.10" },
    { agentId: agents.cluster, sourceIpAddress: "10.30.0.1" },
  ])("have a source address only of an enterprise agent that has it: %j", async (link) => {
    const answer = await fresh().post(path, testOf("http-server", { agents: [link] }));
    expect(answer.status).toBe(400);
    expect(answer.body.title).toBe(
      `${introduction} Error in field agentSet : Agent ${link.agentId} has no source address ${link.sourceIpAddress}.`,
    );
  });
});

describe("the alert rules of a test", () => {
  const rulesOf = (body: Body) => pluck(body.alertRules, "ruleName");
  const expanded = `${path}?expand=alert-rule`;
  const defaults = ["Default HTTP Alert Rule 2.0", "Default SSL Certificate Expiry Rule 2.0"];

  it("are the default ones of its type when it names none", async () => {
    const made = await fresh().make(expanded, minimal["http-server"]);
    expect(rulesOf(made)).toStrictEqual(defaults);
    expect((made.alertRules as Body[])[0]).toStrictEqual({
      ...{ ruleId: "281474976711008", ruleName: defaults[0], expression: '((probDetail != ""))', isDefault: true },
      ...{ alertType: "http-server", minimumSources: 2, roundsViolatingMode: "exact", roundsViolatingOutOf: 3 },
      ...{ roundsViolatingRequired: 2, severity: "minor" },
    });
  });

  it.each([
    ["agent-to-agent", "Default Agent to Agent Network Alert Rule 2.0"],
    ["agent-to-server", "Default Network Alert Rule 2.0"],
    ["api", "Default API Alert Rule 2.0"],
    ["bgp", "Default BGP Alert Rule"],
    ["dns-server", "Default DNS Server Alert Rule 2.0"],
    ["dns-trace", "Default DNS Trace Alert Rule 2.0"],
    ["dnssec", "Default DNSSEC Alert Rule 2.0"],
    ["ftp-server", "Default FTP Alert Rule 2.0"],
    ["page-load", "Default Page Load Alert Rule 2.0"],
    ["sip-server", "Default Call Setup Alert Rule 2.0"],
    ["voice", "Default Voice Alert Rule 2.0"],
    ["web-transactions", "Default Web Transaction Alert Rule 2.0"],
  ])("are for %s: %s", async (type, ruleName) => {
    expect(rulesOf(await fresh().make(`/tests/${type}?expand=alert-rule`, minimal[type]))).toStrictEqual([ruleName]);
  });

  it("are none while alerts are off, and none when none are asked for", async () => {
    for (const settings of [{ alertsEnabled: false }, { alertRules: [] }]) {
      expect(rulesOf(await fresh().make(expanded, testOf("http-server", settings)))).toStrictEqual([]);
    }
  });

  it("become the default ones again with an update that does not mention them", async () => {
    const sandbox = fresh();
    const { testId } = await sandbox.make(path, testOf("http-server", { alertRules: [] }));
    const one = `${path}/${testId}?expand=alert-rule`;
    expect(rulesOf((await sandbox.put(one, { alertRules: [] })).body)).toStrictEqual([]);
    expect(rulesOf((await sandbox.put(one, { testName: "two" })).body)).toStrictEqual(defaults);
  });

  it("stay with an update while alerts are off", async () => {
    const sandbox = fresh();
    const { testId } = await sandbox.make(path, minimal["http-server"]);
    const { body } = await sandbox.put(`${path}/${testId}?expand=alert-rule`, { alertsEnabled: false });
    expect(rulesOf(body)).toStrictEqual(defaults);
  });
});

describe("sharing a test", () => {
  const expanded = `${path}?expand=shared-with-account`;
  const staging = `?aid=${groups.staging}`;
  const shared = testOf("http-server", { sharedWithAccounts: [groups.staging] });

  it("lists the owner along with the others", async () => {
    expect((await fresh().make(expanded, minimal["http-server"])).sharedWithAccounts).toStrictEqual([
      { aid: groups.login, name: "Production" },
    ]);
    expect(pluck((await fresh().make(expanded, shared)).sharedWithAccounts, "name")).toStrictEqual([
      "Production",
      "Staging",
    ]);
  });

  it("lets the other group see it and nobody else", async () => {
    const sandbox = fresh();
    const { testId } = await sandbox.make(path, shared);
    expect((await sandbox.get(`${path}/${testId}${staging}`)).status).toBe(200);
    expect((await sandbox.get(`/tests${staging}`)).body.tests).toMatchObject([{ testId }]);
    expect((await sandbox.get(`${path}/${testId}?aid=${groups.partner}`)).status).toBe(404);
  });

  it("does not let the other group change it", async () => {
    const sandbox = fresh();
    const { testId } = await sandbox.make(path, shared);
    for (const method of ["PUT", "DELETE"]) {
      const answer = await sandbox.call(method, `${path}/${testId}${staging}`, method === "PUT" ? {} : undefined);
      expect(answer.status).toBe(403);
      expect(answer.body.title).toBe("403 Forbidden");
    }
    expect(Object.keys(sandbox.state.tests)).toStrictEqual([testId]);
  });
});
