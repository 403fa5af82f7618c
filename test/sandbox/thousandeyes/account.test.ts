import { describe, expect, it } from "vitest";
import { agents, type Body, fresh, groups, introduction, minimal, origin } from "./fresh";

const pluck = (list: unknown, name: string) => (list as Body[]).map((one) => one[name]);

describe("agents", () => {
  it("are those of the cloud, and the account group's own", async () => {
    const sandbox = fresh();
    const ids = async (query: string) => pluck((await sandbox.get(`/agents${query}`)).body.agents, "agentId");
    const cloud = ["3", "4", "7", "11", "14", "37", "61"];
    expect(await ids("")).toStrictEqual([...cloud, agents.berlin, agents.madrid, agents.cluster]);
    expect(await ids(`?aid=${groups.partner}`)).toStrictEqual([...cloud, agents.paris]);
  });

  it("are listed by type", async () => {
    const sandbox = fresh();
    const types = async (asked: string) => [
      ...new Set(pluck((await sandbox.get(`/agents?agentTypes=${asked}`)).body.agents, "agentType")),
    ];
    expect(await types("cloud")).toStrictEqual(["cloud"]);
    expect(await types("enterprise,enterprise-cluster")).toStrictEqual(["enterprise", "enterprise-cluster"]);
    expect(await types("enterprise&agentTypes=cloud")).toStrictEqual(["cloud", "enterprise"]);
    expect(await types("nothing")).toStrictEqual([]);
  });

  it("of one's own tell more than those of the cloud", async () => {
    const sandbox = fresh();
    const own = (await sandbox.get(`/agents/${agents.berlin}`)).body;
    expect(own).toMatchObject({
      ...{ agentId: agents.berlin, agentName: "edge-berlin-1", agentType: "enterprise", hostname: "edge-berlin-1" },
      ...{ countryId: "DE", ipAddresses: ["10.20.0.10", "10.21.0.10"], agentState: "online" },
      _links: { self: { href: `${origin}/v7/agents/${agents.berlin}` } },
    });
    expect(pluck(own.accountGroups, "accountGroupName")).toStrictEqual(["Production", "Staging"]);
    const cloud = (await sandbox.get("/agents/3")).body;
    expect(cloud).toMatchObject({ agentName: "Singapore", countryId: "SG" });
    expect(Object.keys(cloud)).not.toContain("hostname");
  });

  it("tell which tests they run, and what a cluster is made of", async () => {
    const sandbox = fresh();
    const { testId } = await sandbox.make("/tests/http-server", minimal["http-server"]);
    const { body } = await sandbox.get("/agents/3?expand=test,test-ids");
    expect(body.testIds).toStrictEqual([Number(testId)]);
    expect(pluck(body.tests, "testId")).toStrictEqual([testId]);
    expect((await sandbox.get("/agents/4?expand=test-ids")).body.testIds).toStrictEqual([]);
    const cluster = (await sandbox.get(`/agents/${agents.cluster}?expand=cluster-member`)).body;
    expect(pluck(cluster.clusterMembers, "name")).toStrictEqual(["edge-oslo-1", "edge-oslo-2"]);
    expect(Object.keys((await sandbox.get(`/agents/${agents.cluster}`)).body)).not.toContain("clusterMembers");
  });

  it("are not found in an account group that may not use them", async () => {
    const sandbox = fresh();
    expect((await sandbox.get(`/agents/${agents.paris}`)).status).toBe(404);
    expect((await sandbox.get(`/agents/${agents.paris}?aid=${groups.partner}`)).status).toBe(200);
    expect((await sandbox.get("/agents/999")).status).toBe(404);
  });

  it("refuse an unknown expansion", async () => {
    expect((await fresh().get("/agents?expand=label")).status).toBe(400);
    expect((await fresh().get("/agents/3?expand=label,tag")).body).toMatchObject({ labels: [], tags: [] });
  });

  it("have proxies, in the group that set them up", async () => {
    const sandbox = fresh();
    const { body } = await sandbox.get("/agents/proxies");
    expect(body.agentProxies).toMatchObject([{ proxyId: "281474976710730", name: "Office proxy" }]);
    expect((await sandbox.get(`/agents/proxies?aid=${groups.staging}`)).body.agentProxies).toStrictEqual([]);
  });
});

describe("credentials", () => {
  const path = "/credentials";

  it("tell their value to who reads a single one, and to nobody else", async () => {
    const sandbox = fresh();
    const answer = await sandbox.post(path, { name: "n", value: "secret" });
    const { id } = answer.body;
    const self = `${origin}/v7${path}/${id}`;
    const told = { id, name: "n", _links: { self: { href: self } } };
    expect([answer.status, answer.body]).toStrictEqual([201, told]);
    expect(answer.headers.get("location")).toBe(self);
    expect((await sandbox.get(`${path}/${id}`)).body).toStrictEqual({ ...told, value: "secret" });
    expect((await sandbox.get(path)).body.credentials).toContainEqual(told);
    expect((await sandbox.put(`${path}/${id}`, { name: "n" })).body).toStrictEqual(told);
  });

  it("are merged by an update", async () => {
    const sandbox = fresh();
    const { id } = await sandbox.make(path, { name: "n", value: "v" });
    await sandbox.put(`${path}/${id}`, { name: "m" });
    expect((await sandbox.get(`${path}/${id}`)).body).toMatchObject({ name: "m", value: "v" });
    await sandbox.put(`${path}/${id}`, { value: "w" });
    expect((await sandbox.get(`${path}/${id}`)).body).toMatchObject({ name: "m", value: "w" });
  });

  it("need a name and a value", async () => {
    const { status, body } = await fresh().post(path, { name: "" });
    expect(status).toBe(400);
    expect(body.title).toBe(
      `${introduction} Error in field name : Name is empty. Error in field value : Password is empty.`,
    );
  });

  it("are gone after a delete", async () => {
    const sandbox = fresh();
    const { id } = await sandbox.make(path, { name: "n", value: "v" });
    expect((await sandbox.remove(`${path}/${id}`)).status).toBe(204);
    expect((await sandbox.get(`${path}/${id}`)).status).toBe(404);
  });
});

describe("what an account looks up", () => {
  it("includes its account groups, one of which the user logs in to", async () => {
    const sandbox = fresh();
    const { body } = await sandbox.get("/account-groups");
    expect(body.accountGroups).toMatchObject([
      { aid: groups.login, accountGroupName: "Production", isCurrentAccountGroup: true, isDefaultAccountGroup: true },
      { aid: groups.staging, accountGroupName: "Staging", isCurrentAccountGroup: false },
      { aid: groups.partner, accountGroupName: "Partners", organizationName: "Sandbox Organization" },
    ]);
    const one = (await sandbox.get(`/account-groups/${groups.partner}?expand=agent,user`)).body;
    expect(pluck(one.agents, "agentId")).toStrictEqual([agents.paris]);
    expect(one.users).toMatchObject([{ email: "sandbox@example.com" }]);
    const plain = (await sandbox.get(`/account-groups/${groups.partner}`)).body;
    expect(Object.keys(plain)).not.toContain("agents");
    expect((await sandbox.get("/account-groups/1")).status).toBe(404);
  });

  it("includes the user", async () => {
    const { body } = await fresh().get("/users/current");
    expect(body).toMatchObject({
      ...{ name: "Sandbox User", email: "sandbox@example.com" },
      loginAccountGroup: { aid: groups.login, accountGroupName: "Production" },
    });
    expect(body.accountGroupRoles).toHaveLength(3);
  });

  it("includes BGP monitors, public and private", async () => {
    const { body } = await fresh().get("/monitors");
    expect(pluck(body.monitors, "monitorType")).toStrictEqual(["public", "public", "public", "public", "private"]);
    expect((body.monitors as Body[])[2]).toStrictEqual({
      ...{ monitorId: "5", monitorName: "Frankfurt, Germany", monitorType: "public", countryId: "DE" },
      ...{ ipAddress: "203.0.113.5", network: "Example Transit (AS 64500)" },
    });
  });

  it("includes emulated devices, the first of which page loads use", async () => {
    const sandbox = fresh();
    const { body } = await sandbox.get("/emulated-devices");
    const made = await sandbox.make("/tests/page-load", minimal["page-load"]);
    expect(made.emulatedDeviceId).toBe((body.emulatedDevices as Body[])[0]?.id);
  });
});
