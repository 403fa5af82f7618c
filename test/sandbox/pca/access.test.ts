import { describe, expect, it } from "vitest";
import { credentials, documentOf, openTestTenant, refusalOf, type Tenant } from "./tenant";

const agents = "/pca/api/orchestrate/v3/agents";
const loginPath = "/pca/api/v1/auth/login";
const sessionPath = "/pca/api/v1/auth/session";
const logoutPath = "/pca/api/v1/auth/logout";

function login(tenant: Tenant, fields: Record<string, string>) {
  return tenant.send("POST", loginPath, {
    body: new URLSearchParams(fields).toString(),
    headers: { "content-type": "application/x-www-form-urlencoded" },
  });
}

async function loggedIn(tenant: Tenant): Promise<string> {
  const { username, password } = credentials;
  const answer = await login(tenant, { username, password });
  return answer.headers.get("authorization") ?? "";
}

describe("the login", () => {
  it("answers a username and password with the same token in a header and in a cookie", async () => {
    const { username, password } = credentials;
    const answer = await login(openTestTenant(), { username, password });
    expect(answer.status).toBe(200);
    const [, token] = /^Bearer ([0-9a-f]{48})$/.exec(answer.headers.get("authorization") ?? "") ?? [];
    expect(token).toBeDefined();
    expect(answer.headers.get("set-cookie")).toBe(`skylight-aaa=${token}; Path=/`);
  });

  it("describes the user as a JSON:API document", async () => {
    const { username, password } = credentials;
    const answer = await login(openTestTenant(), { username, password });
    expect(answer.headers.get("content-type")).toBe("application/vnd.api+json");
    expect(await answer.json()).toEqual({
      data: {
        type: "users",
        id: "ann@example.com",
        attributes: {
          emailAddress: "ann@example.com",
          name: "Sandbox",
          roles: ["tenant-admin"],
          tenants: ["sandbox"],
        },
      },
    });
  });

  it("names the tenant, under whatever name it has by now", async () => {
    const tenant = openTestTenant();
    const named = await tenant.send("PUT", "/_sandbox/pca/tenant", { body: { name: "north" } });
    expect([named.status, tenant.state.tenantName]).toEqual([204, "north"]);
    const { username, password } = credentials;
    const tenantsIn = async (answer: Response) => (await documentOf(answer)).attributes.tenants;
    expect(await tenantsIn(await login(tenant, { username, password }))).toEqual(["north"]);
    const headers = { authorization: `Bearer ${credentials.token}` };
    expect(await tenantsIn(await tenant.send("GET", sessionPath, { headers }))).toEqual(["north"]);
  });

  it.each(["{", {}, { name: "" }, { name: 7 }, { name: "north", more: 1 }])("is not renamed by %j", async (body) => {
    const tenant = openTestTenant();
    const answer = await tenant.send("PUT", "/_sandbox/pca/tenant", { body });
    expect([answer.status, tenant.state.tenantName]).toEqual([400, "sandbox"]);
  });

  it("takes a token in place of a username and password", async () => {
    const answer = await login(openTestTenant(), { token: credentials.token });
    expect(answer.status).toBe(200);
    expect(answer.headers.get("authorization")).toMatch(/^Bearer [0-9a-f]{48}$/);
  });

  it("gives every login a token of its own", async () => {
    const tenant = openTestTenant();
    expect(await loggedIn(tenant)).not.toBe(await loggedIn(tenant));
    expect(Object.keys(tenant.state.logins)).toHaveLength(2);
  });

  it.each([
    ["a wrong password", { username: credentials.username, password: "wrong" }, 401, "the credentials are wrong"],
    ["a missing password", { username: credentials.username }, 401, "the credentials are wrong"],
    ["a password alone", { password: credentials.password }, 401, "the credentials are wrong"],
    ["a wrong token", { token: "wrong" }, 401, "the credentials are wrong"],
    ["nothing at all", {}, 401, "the credentials are wrong"],
    ["an unknown user", { username: "bob", password: credentials.password }, 404, "user bob does not exist"],
  ])("refuses %s", async (_, fields, status, text) => {
    const answer = await login(openTestTenant(), fields);
    expect(answer.headers.get("authorization")).toBeNull();
    expect(answer.headers.get("set-cookie")).toBeNull();
    expect(await refusalOf(answer)).toEqual({ status, text });
  });

  it("does not read credentials from a JSON body", async () => {
    const { username, password } = credentials;
    const answer = await openTestTenant().send("POST", loginPath, { body: { username, password } });
    expect(answer.status).toBe(401);
  });
});

describe("a request to the orchestrator", () => {
  it.each([
    ["no credentials", {}],
    ["an unknown bearer token", { authorization: "Bearer unknown" }],
    ["the token without its scheme", { authorization: credentials.token }],
    ["basic credentials", { authorization: `Basic ${credentials.token}` }],
    ["an unknown cookie", { cookie: "skylight-aaa=unknown" }],
    ["a cookie of another name", { cookie: `token=${credentials.token}` }],
    ["the name of a property that every object has", { authorization: "Bearer constructor" }],
  ])("is refused with %s", async (_, headers) => {
    const answer = await openTestTenant().send("GET", agents, { headers });
    expect(await refusalOf(answer)).toEqual({ status: 401, text: "authentication is required" });
  });

  it.each([
    ["GET", "/agents"],
    ["POST", "/agents/configuration"],
    ["PUT", "/agents/session"],
    ["DELETE", "/agents/sessions/some-agent"],
    ["POST", "/agents/some-agent/secrets"],
    ["POST", "/agents/api-key"],
    ["GET", "/nowhere"],
  ])("needs credentials for %s %s", async (method, path) => {
    const answer = await openTestTenant().send(method, `/pca/api/orchestrate/v3${path}`);
    expect((await refusalOf(answer)).status).toBe(401);
  });

  it("is let through with the token of the service user", async () => {
    const headers = { authorization: `Bearer ${credentials.token}` };
    const answer = await openTestTenant().send("GET", agents, { headers });
    expect(await refusalOf(answer)).toEqual({ status: 404, text: "no agents found" });
  });

  it("is let through with the token of a login as bearer token", async () => {
    const tenant = openTestTenant();
    const answer = await tenant.send("GET", agents, { headers: { authorization: await loggedIn(tenant) } });
    expect(answer.status).toBe(404);
  });

  it("is let through with the token of a login as cookie", async () => {
    const tenant = openTestTenant();
    const cookie = `skylight-aaa=${(await loggedIn(tenant)).slice("Bearer ".length)}`;
    expect((await tenant.send("GET", agents, { headers: { cookie } })).status).toBe(404);
  });

  it("gets 404 in plain text where nothing is", async () => {
    const answer = await openTestTenant().api("GET", "/nowhere");
    expect(await refusalOf(answer)).toEqual({
      status: 404,
      text: "there is nothing at GET /pca/api/orchestrate/v3/nowhere",
    });
  });
});

describe("the check of a login", () => {
  it("names the user of a login that still counts", async () => {
    const tenant = openTestTenant();
    const answer = await tenant.send("GET", sessionPath, { headers: { authorization: await loggedIn(tenant) } });
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ data: { type: "users", id: "ann@example.com" } });
  });

  it("refuses a token that nobody was given", async () => {
    const answer = await openTestTenant().send("GET", sessionPath, { headers: { authorization: "Bearer nobody" } });
    expect((await refusalOf(answer)).status).toBe(401);
  });
});

describe("the end of a login", () => {
  it("comes with a logout", async () => {
    const tenant = openTestTenant();
    const headers = { authorization: await loggedIn(tenant) };
    expect((await tenant.send("POST", logoutPath, { headers })).status).toBe(200);
    expect((await tenant.send("GET", agents, { headers })).status).toBe(401);
    expect(tenant.state.logins).toEqual({});
  });

  it("cannot come twice", async () => {
    const tenant = openTestTenant();
    const headers = { authorization: await loggedIn(tenant) };
    await tenant.send("POST", logoutPath, { headers });
    expect(await refusalOf(await tenant.send("POST", logoutPath, { headers }))).toEqual({
      status: 404,
      text: "there is no such session",
    });
  });

  it("comes for all logins when the sandbox is told to expire them", async () => {
    const tenant = openTestTenant();
    const tokens = [await loggedIn(tenant), await loggedIn(tenant)];
    expect(await (await tenant.control("/expire-logins")).json()).toEqual({ expired: 2 });
    const answers = await Promise.all(
      tokens.map((authorization) => tenant.send("GET", agents, { headers: { authorization } })),
    );
    expect(answers.map(({ status }) => status)).toEqual([401, 401]);
  });

  it("leaves the token of the service user and later logins alone", async () => {
    const tenant = openTestTenant();
    await tenant.control("/expire-logins");
    expect((await tenant.api("GET", "/agents")).status).toBe(404);
    const headers = { authorization: await loggedIn(tenant) };
    expect((await tenant.send("GET", agents, { headers })).status).toBe(404);
  });
});
