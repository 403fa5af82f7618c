import nock from "nock";
import { afterEach, describe, expect, it } from "vitest";
import { createResource } from "../../src/lifecycle";
import { pcaAgentConfig } from "../../src/pca/agent-config/agent-config";
import { connectPca } from "../../src/pca/api/connect";
import { hostCall } from "../support/run";
import {
  api,
  client,
  configDocument,
  configInputs,
  failureOf,
  instantClock,
  nothingLeft,
  ORIGIN,
  sources,
  TEXT,
  TOKEN,
} from "./support";

const LOGIN = "/api/v1/auth/login";
const SESSION = "/api/v1/auth/session";
const user = (attributes: object) => ({ data: { type: "users", id: "1", attributes } });

/** What the vendor tells the bearer of the token about itself. */
const whoAmI = () => nock(ORIGIN, { reqheaders: { authorization: `Bearer ${TOKEN}` } }).get(SESSION);

const created = async (caller = hostCall(client())) => {
  api().post("/agents/configuration").reply(201, configDocument());
  return (await createResource(pcaAgentConfig, caller, configInputs)).state.account;
};

afterEach(nothingLeft);

describe("the tenant of a token", () => {
  it("is asked for before the first object is made, and only once in a process", async () => {
    const caller = hostCall(client());
    whoAmI().reply(200, user({ tenants: ["acme"] }));

    expect(await created(caller)).toEqual({ host: "my.tenant.example", tenant: "acme" });
    expect(await created(caller)).toEqual({ host: "my.tenant.example", tenant: "acme" });
  });

  it("is named with all others of a user that has several, in an order of its own", async () => {
    whoAmI().reply(200, user({ tenants: ["b", "a"] }));

    expect(await created()).toEqual({ host: "my.tenant.example", tenant: "a, b" });
  });

  it.each([
    ["a 401", 401, "authentication is required", TEXT],
    ["a 403", 403, "not authorized", TEXT],
    ["a 404", 404, "404 page not found", TEXT],
    ["a page", 200, "<html></html>", { "content-type": "text/html" }],
    ["a user without tenants", 200, user({ tenants: null }), {}],
    ["an empty list", 200, user({ tenants: [] }), {}],
  ])("is not known after %s, so that the host alone tells where an object lives", async (_, status, body, headers) => {
    whoAmI().reply(status, body, headers as Record<string, string>);

    expect(await created()).toEqual({ host: "my.tenant.example" });
  });

  it.each([
    [500, "server"],
    [429, "rate-limit"],
  ])("is not given up because of a %i: a 404 could then pass for another tenant's", async (status, kind) => {
    whoAmI().times(5).reply(status, "try later", TEXT);

    const failure = await failureOf(createResource(pcaAgentConfig, hostCall(client()), configInputs));

    expect(failure).toMatchObject({ kind, status });
  });

  it("is asked for again after such a failure", async () => {
    const caller = hostCall(client({ maxRetries: 0 }));
    whoAmI().reply(503, "try later", TEXT);
    await failureOf(createResource(pcaAgentConfig, caller, configInputs));
    whoAmI().reply(200, user({ tenants: ["acme"] }));

    expect(await created(caller)).toEqual({ host: "my.tenant.example", tenant: "acme" });
  });
});

describe("the tenant of a login", () => {
  const login = { pcaEndpoint: ORIGIN, pcaUsername: "ann@example.com", pcaPassword: "correct horse" };
  const connect = () => connectPca(sources(login), { fetch: globalThis.fetch, clock: instantClock() });

  it("comes with the login itself", async () => {
    nock(ORIGIN)
      .post(LOGIN)
      .reply(200, user({ tenants: ["acme"] }), { authorization: `Bearer ${TOKEN}` });

    expect(await created(hostCall(connect()))).toEqual({ host: "my.tenant.example", tenant: "acme" });
  });

  it("is not known when the answer to the login names none", async () => {
    nock(ORIGIN)
      .post(LOGIN)
      .reply(200, "welcome", { authorization: `Bearer ${TOKEN}`, "content-type": "text/plain" });

    expect(await created(hostCall(connect()))).toEqual({ host: "my.tenant.example" });
  });
});
