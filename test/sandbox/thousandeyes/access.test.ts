import { describe, expect, it } from "vitest";
import { defaultReading } from "../../../src/sandbox/assumptions/readings";
import { createThousandEyes, seedThousandEyes } from "../../../src/sandbox/thousandeyes";
import { fresh, groups, minimal, testOf } from "./fresh";

describe("the bearer token", () => {
  it.each([
    ["no header", {}],
    ["another token", { authorization: "Bearer other" }],
    ["another scheme", { authorization: "Basic dGhlLXRva2Vu" }],
    ["more than the token", { authorization: "Bearer the-token more" }],
  ])("is refused with %s", async (_, headers) => {
    const answer = await fresh().call("GET", "/tests", undefined, { authorization: "", ...headers });
    expect(answer.status).toBe(401);
    expect(answer.body).toStrictEqual({ error: "invalid_token", error_description: "Invalid access token" });
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
  });

  it("is asked for on paths that do not exist, too", async () => {
    const answer = await fresh().call("GET", "/nothing", undefined, { authorization: "" });
    expect(answer.status).toBe(401);
  });

  it("lets a request through whatever the case of the scheme", async () => {
    const answer = await fresh().call("GET", "/tests", undefined, { authorization: "bearer the-token" });
    expect(answer.status).toBe(200);
  });
});

describe("the account group", () => {
  it("is the login group of the token's user unless a request names another", async () => {
    const sandbox = fresh();
    const { testId } = await sandbox.make("/tests/http-server", minimal["http-server"]);
    expect(sandbox.state.tests[String(testId)]?.aid).toBe(groups.login);
    expect((await sandbox.get("/tests")).body.tests).toHaveLength(1);
    expect((await sandbox.get(`/tests?aid=${groups.login}`)).body.tests).toHaveLength(1);
    expect((await sandbox.get(`/tests?aid=${groups.staging}`)).body.tests).toStrictEqual([]);
  });

  it("keeps tests, rules, tags and credentials of one group from the others", async () => {
    const sandbox = fresh();
    const aid = `?aid=${groups.staging}`;
    const test = await sandbox.make(`/tests/bgp${aid}`, minimal.bgp);
    const tag = await sandbox.make(`/tags${aid}`, { accessType: "all", objectType: "test", key: "k", value: "v" });
    const credential = await sandbox.make(`/credentials${aid}`, { name: "n", value: "v" });
    for (const path of [`/tests/bgp/${test.testId}`, `/tags/${tag.id}`, `/credentials/${credential.id}`]) {
      expect((await sandbox.get(path)).status).toBe(404);
      expect((await sandbox.remove(path)).status).toBe(404);
      expect((await sandbox.get(path + aid)).status).toBe(200);
    }
  });

  it("lets two groups use one test name", async () => {
    const sandbox = fresh();
    await sandbox.make("/tests/http-server", testOf("http-server"));
    await sandbox.make(`/tests/http-server?aid=${groups.staging}`, testOf("http-server"));
    expect(Object.keys(sandbox.state.tests)).toHaveLength(2);
  });

  it("is answered with 403 when nobody knows it", async () => {
    const answer = await fresh().get("/tests?aid=281474976719999");
    expect(answer.status).toBe(403);
    expect(answer.body).toStrictEqual({
      type: "about:blank",
      title: "403 Forbidden",
      status: 403,
      detail: "No access to account group 281474976719999",
      instance: "/v7/tests",
    });
  });

  it.each(["abc", "-1", "1.5", ""])("is answered with 400 when it is no number: %j", async (aid) => {
    const answer = await fresh().get(`/agents?aid=${aid}`);
    expect(answer.status).toBe(400);
    expect(answer.body.title).toBe("Bad Request");
  });

  it("does not matter to the paths that have none", async () => {
    const sandbox = fresh();
    expect((await sandbox.get("/account-groups?aid=abc")).status).toBe(200);
    expect((await sandbox.get("/users/current?aid=1")).status).toBe(200);
  });
});

describe("a path or method that the API does not have", () => {
  it.each(["/", "/nothing", "/tests/unknown-type", "/tests/unknown-type/1", "/tests/http-server/1/2", "/alerts"])(
    "is answered with a 404 problem: GET %s",
    async (path) => {
      const answer = await fresh().get(path);
      expect(answer.status).toBe(404);
      expect(answer.body).toMatchObject({ type: "about:blank", title: "404 Not Found", status: 404 });
      expect(answer.headers.get("content-type")).toMatch(/^application\/problem\+json/);
    },
  );

  it("names the path as the vendor sees it", async () => {
    expect((await fresh().get("/tests/http-server/999?expand=agent")).body.instance).toBe("/v7/tests/http-server/999");
  });

  it.each([
    ["PATCH", "/tests/http-server/1"],
    ["POST", "/tests"],
    ["PUT", "/tests/http-server"],
    ["DELETE", "/tests/bgp"],
    ["POST", "/tests/http-server/1"],
    ["POST", "/agents"],
    ["DELETE", "/account-groups"],
    ["GET", "/tags/5aeab5d5-0d34-4d44-a7ac-fb440185295c/assign"],
  ])("is answered with a 405 problem: %s %s", async (method, path) => {
    const answer = await fresh().call(method, path);
    expect(answer.status).toBe(405);
    expect(answer.body).toMatchObject({ title: "405 Method Not Allowed", status: 405, instance: `/v7${path}` });
  });

  it.each(["__proto__", "constructor", "toString"])("does not mistake %s for an object", async (id) => {
    const sandbox = fresh();
    for (const path of ["/tests/http-server", "/alerts/rules", "/tags", "/credentials", "/agents", "/account-groups"]) {
      expect((await sandbox.get(`${path}/${id}`)).status, path).toBe(404);
    }
  });
});

describe("a body", () => {
  it.each(["", "{", "[]", '"text"', "null", "7"])("is refused when it is no JSON object: %s", async (text) => {
    const answer = await fresh().call("POST", "/tests/http-server", text);
    expect(answer.status).toBe(400);
    expect(answer.body).toStrictEqual({
      type: "about:blank",
      title: "Bad Request",
      status: 400,
      detail: "Failed to read request",
      instance: "/v7/tests/http-server",
    });
  });
});

describe("where the API is mounted", () => {
  it("makes no difference to links and paths", async () => {
    const app = createThousandEyes(seedThousandEyes("small"), {
      token: "t",
      origin: () => "http://127.0.0.1:8700",
      now: () => new Date(0),
      rateLimit: 240,
      reading: defaultReading,
    });
    const headers = { authorization: "Bearer t" };
    const list = await app.request("/tests?page=2", { headers });
    expect(await list.json()).toStrictEqual({
      tests: [],
      _links: { self: { href: "http://127.0.0.1:8700/v7/tests?page=2" } },
    });
    const missing = await app.request("/tests/bgp/1", { headers });
    expect(await missing.json()).toMatchObject({ instance: "/v7/tests/bgp/1" });
  });
});
