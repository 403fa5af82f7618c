import { verify } from "hono/jwt";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { agentId, credentials, openTestTenant, refusalOf, type Tenant } from "./tenant";

async function tokenOf(tenant: Tenant): Promise<string> {
  const answer = await tenant.api("POST", `/agents/${agentId}/secrets`);
  return parse(await answer.text()).agentConfig.identification.authenticationToken;
}

function claimsOf(token: string): Record<string, unknown> {
  return JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString());
}

describe("the secrets of an agent", () => {
  it("come as YAML, in the shape of the file that the container reads", async () => {
    const tenant = openTestTenant();
    await tenant.configure();
    const answer = await tenant.api("POST", `/agents/${agentId}/secrets`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toBe("text/yaml");
    const text = await answer.text();
    expect(() => JSON.parse(text)).toThrow();
    expect(parse(text)).toEqual({
      agentConfig: {
        identification: { agentId, authenticationToken: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/) },
      },
    });
  });

  it("hold a token in the name of the user who asked, not of the agent", async () => {
    const tenant = openTestTenant();
    await tenant.configure();
    const token = await tokenOf(tenant);
    expect(JSON.parse(Buffer.from(token.split(".")[0] ?? "", "base64url").toString())).toEqual({
      alg: "HS256",
      typ: "JWT",
    });
    expect(claimsOf(token)).toEqual({
      iss: "accedian.com",
      sub: credentials.username,
      exp: Date.parse("2025-06-01T13:00:00Z") / 1000,
      jti: expect.any(String),
    });
  });

  it("hold a signed token", async () => {
    const tenant = openTestTenant();
    tenant.passSeconds(10 * 365 * 24 * 3600);
    await tenant.configure();
    const token = await tokenOf(tenant);
    await expect(verify(token, credentials.token, "HS256")).resolves.toMatchObject({ iss: "accedian.com" });
    await expect(verify(token, "another key", "HS256")).rejects.toThrow("signature mismatched");
  });

  it("hold another token with every call", async () => {
    const tenant = openTestTenant();
    await tenant.configure();
    expect(await tokenOf(tenant)).not.toBe(await tokenOf(tenant));
  });

  it("cannot be read", async () => {
    const tenant = openTestTenant();
    await tenant.configure();
    expect((await tenant.api("GET", `/agents/${agentId}/secrets`)).status).toBe(404);
  });

  it("need a configuration of the agent", async () => {
    expect(await refusalOf(await openTestTenant().api("POST", `/agents/${agentId}/secrets`))).toEqual({
      status: 404,
      text: `agent configuration ${agentId} is not provisioned`,
    });
  });

  it("need no body, but mind none", async () => {
    const tenant = openTestTenant();
    await tenant.configure();
    const answer = await tenant.send("POST", `/pca/api/orchestrate/v3/agents/${agentId}/secrets`, {
      body: "",
      headers: { authorization: `Bearer ${credentials.token}`, "content-type": "application/x-www-form-urlencoded" },
    });
    expect(answer.status).toBe(200);
  });
});

describe("the key of the tenant", () => {
  it("comes as a YAML string, another with every call", async () => {
    const tenant = openTestTenant();
    const answers = [await tenant.api("POST", "/agents/api-key"), await tenant.api("POST", "/agents/api-key")];
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(answers[0]?.headers.get("content-type")).toBe("text/yaml");
    const [first, second] = await Promise.all(answers.map(async (answer) => parse(await answer.text())));
    expect(claimsOf(first).sub).toBe(credentials.username);
    expect(first).not.toBe(second);
  });
});
