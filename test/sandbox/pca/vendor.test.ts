import { describe, expect, it, onTestFinished } from "vitest";
import { type PcaState, pca, seedPca } from "../../../src/sandbox/pca";
import { startSandbox } from "../../../src/sandbox/start";
import { agentId, configBody, openTestTenant, refusalOf } from "./tenant";

describe("a fresh tenant", () => {
  it("is empty when it is small", () => {
    expect(seedPca("small")).toEqual({
      tenantName: "sandbox",
      configurations: {},
      agents: {},
      sessions: {},
      schedules: {},
      runs: {},
      logins: {},
    });
  });

  it("has more sessions than one page shows when it is large", async () => {
    const tenant = openTestTenant(seedPca("large"));
    expect(await tenant.documents("/agents/configuration")).toHaveLength(250);
    expect(await tenant.documents("/agents/sessions")).toHaveLength(1000);
    expect(await tenant.documents("/agents/sessions?page=1")).toHaveLength(250);
  });

  it("is the same every time", () => {
    expect(seedPca("large")).toEqual(seedPca("large"));
  });

  it("survives being written as JSON", async () => {
    const before = openTestTenant();
    const document = await before.configure();
    const after = openTestTenant(JSON.parse(JSON.stringify(before.state)) as PcaState);
    expect(await after.documents("/agents/configuration")).toEqual([document]);
  });
});

describe("the vendor in the sandbox", () => {
  it("makes other secrets for every sandbox", () => {
    const [one, other] = [pca.credentials(), pca.credentials()];
    expect(one.token).toMatch(/^[0-9a-f]{48}$/);
    expect(one.token).not.toBe(other.token);
    expect(one.password).not.toBe(other.password);
    expect(one.username).toBe("service@sandbox.example");
  });

  it("says where a client reads the connection and which parts of it are secret", () => {
    expect(Object.entries(pca.settings).map(([key, { env, config, secret }]) => [key, env, config, secret])).toEqual([
      ["endpoint", "PCA_ENDPOINT", "pcaEndpoint", undefined],
      ["token", "PCA_TOKEN", "pcaToken", true],
      ["username", "PCA_USERNAME", "pcaUsername", undefined],
      ["password", "PCA_PASSWORD", "pcaPassword", true],
    ]);
  });

  it("answers below its mount", async () => {
    const sandbox = await startSandbox({ vendors: [pca] });
    onTestFinished(() => sandbox.close());
    const { endpoint, token } = sandbox.connection.pca;
    const headers = { authorization: `Bearer ${token}` };
    expect((await fetch(`${endpoint}/api/orchestrate/v3/agents`, { headers })).status).toBe(404);
    expect((await fetch(`${endpoint}/api/orchestrate/v3/agents`)).status).toBe(401);
  });

  it("adds its controls to those of the sandbox", async () => {
    const sandbox = await startSandbox({ vendors: [pca] });
    onTestFinished(() => sandbox.close());
    const answer = await fetch(`${sandbox.url}/_sandbox/pca/expire-logins`, { method: "POST" });
    expect(await answer.json()).toEqual({ expired: 0 });
  });

  it.each([
    [400, "the payload is invalid"],
    [401, "authentication is required"],
    [409, "the revision is not the current one"],
    [500, "unexpected error"],
    [502, "status 502"],
  ])("words the fault %i as plain text", async (status, text) => {
    const { headers, body } = pca.refusal(status, new Date(), "/agents");
    expect(await refusalOf(new Response(body, { status, headers }))).toEqual({ status, text });
  });

  it("shows a person the agents and the sessions", async () => {
    const tenant = openTestTenant();
    const attributes = { agentId, identification: { agentName: "edge" }, dataGateway: { server: "192.0.2.10" } };
    await tenant.api("POST", "/agents/configuration", configBody(attributes));
    await tenant.addSession();
    await tenant.addSession({ sessionId: "t", sessionType: "path-trace", enable: false, trace: { destination: "b" } });
    expect(pca.tables(tenant.state)).toEqual([
      {
        title: "Sensor agents",
        columns: ["Name", "Agent id", "Collector", "Status", "Sessions"],
        rows: [["edge", agentId, "192.0.2.10", "never connected", "2"]],
      },
      {
        title: "Sessions",
        columns: ["Name", "Type", "Agent", "Target", "Period", "Enabled"],
        rows: [
          ["a-to-b", "twamp-stateless", "edge", "198.51.100.7", "continuous", "yes"],
          ["a-to-b", "path-trace", "edge", "198.51.100.7", "continuous", "no"],
        ],
      },
    ]);
  });

  it("shows a session that lost its agent with the agent's id", async () => {
    const tenant = openTestTenant();
    await tenant.configure();
    await tenant.addSession({ twamp: undefined });
    await tenant.api("DELETE", `/agents/configuration/${agentId}`);
    const [agents, sessions] = pca.tables(tenant.state);
    expect(agents?.rows).toEqual([]);
    expect(sessions?.rows).toEqual([["a-to-b", "twamp-stateless", agentId, "", "continuous", "yes"]]);
  });

  it("shows whether an agent is connected", async () => {
    const tenant = openTestTenant();
    await tenant.configure();
    const status = () => pca.tables(tenant.state)[0]?.rows[0]?.[3];
    await tenant.control(`/agents/${agentId}/connect`);
    expect(status()).toBe("connected");
    await tenant.control(`/agents/${agentId}/disconnect`);
    expect(status()).toBe("disconnected");
  });
});
