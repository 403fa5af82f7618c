import nock from "nock";
import { afterEach, describe, expect, it } from "vitest";
import { connectPca } from "../../src/pca/api/connect";
import {
  agentId,
  BASE,
  configDocument,
  failureOf,
  NOT_THERE,
  nothingLeft,
  ORIGIN,
  sources,
  TEXT,
  TOKEN,
} from "./support";

const LOGIN = "/api/v1/auth/login";
const PATH = `${BASE}/agents/configuration/${agentId}`;
const PASSWORD = "correct horse+battery";
const user = { data: { type: "users", id: "1", attributes: { name: "Ann" } } };

const connect = () =>
  connectPca(sources({ pcaEndpoint: `${ORIGIN}/`, pcaUsername: "ann@example.com", pcaPassword: PASSWORD }), {
    fetch: globalThis.fetch,
    maxRetries: 0,
  });

const login = (authorization: string) =>
  nock(ORIGIN)
    .post(LOGIN, { username: "ann@example.com", password: PASSWORD })
    .matchHeader("content-type", "application/x-www-form-urlencoded")
    .reply(200, user, { authorization });

const bearing = (authorization: string) => nock(ORIGIN, { reqheaders: { authorization } });

afterEach(nothingLeft);

describe("a login", () => {
  it("happens before the first request, whose header is what the login answered", async () => {
    login("Bearer opaque-1");
    bearing("Bearer opaque-1").get(PATH).reply(200, configDocument());

    expect((await connect().findAgentConfig(agentId, {}))?.id).toBe(agentId);
  });

  it("is shared by requests at the same time and by those after them", async () => {
    login("Bearer opaque-1");
    bearing("Bearer opaque-1").get(PATH).times(4).reply(200, configDocument());
    const client = connect();

    await Promise.all([1, 2, 3].map(() => client.findAgentConfig(agentId, {})));
    await client.findAgentConfig(agentId, {});
  });

  it("happens once more when the vendor no longer accepts it, for all requests together", async () => {
    login("Bearer opaque-1");
    bearing("Bearer opaque-1").get(PATH).times(3).reply(401, "authentication is required", TEXT);
    login("Bearer opaque-2");
    bearing("Bearer opaque-2").get(PATH).times(3).reply(200, configDocument());
    const client = connect();

    const found = await Promise.all([1, 2, 3].map(() => client.findAgentConfig(agentId, {})));

    expect(found.map((config) => config?.id)).toEqual([agentId, agentId, agentId]);
  });

  it("is not repeated for ever", async () => {
    login("Bearer opaque-1");
    bearing("Bearer opaque-1").get(PATH).reply(401, "authentication is required", TEXT);
    login("Bearer opaque-2");
    bearing("Bearer opaque-2").get(PATH).reply(401, "authentication is required", TEXT);

    const failure = await failureOf(connect().findAgentConfig(agentId, {}));

    expect(failure).toMatchObject({ kind: "authentication", status: 401 });
    expect(failure.message).toMatch(/Check netassure:pcaToken or PCA_TOKEN, or the user name and password/);
    expect(failure.message).not.toMatch(/opaque/);
  });

  it("is tried anew by the next request when it failed", async () => {
    nock(ORIGIN).post(LOGIN).reply(503, "try later", TEXT);
    login("Bearer opaque-1");
    bearing("Bearer opaque-1").get(PATH).reply(200, configDocument());
    const client = connect();

    await expect(client.findAgentConfig(agentId, {})).rejects.toMatchObject({ kind: "server", status: 503 });
    expect((await client.findAgentConfig(agentId, {}))?.id).toBe(agentId);
  });

  it("takes the token from the cookie when there is no header", async () => {
    nock(ORIGIN)
      .post(LOGIN)
      .reply(200, user, { "set-cookie": ["lang=en; Path=/", "skylight-aaa=opaque-3; Path=/; HttpOnly"] });
    bearing("Bearer opaque-3").get(PATH).reply(200, configDocument());

    expect((await connect().findAgentConfig(agentId, {}))?.id).toBe(agentId);
  });

  it("fails when the answer holds no token", async () => {
    nock(ORIGIN).post(LOGIN).reply(200, user);

    await expect(connect().findAgentConfig(agentId, {})).rejects.toThrow(
      "Cisco PCA answered the login without a token. Check netassure:pcaEndpoint or PCA_ENDPOINT.",
    );
  });

  it.each([
    [401, "bad credentials"],
    [404, "unknown user"],
  ])("that is answered %i is no proof that an object is gone", async (status, words) => {
    nock(ORIGIN).post(LOGIN).reply(status, words, TEXT);

    const failure = await failureOf(connect().findAgentConfig(agentId, {}));

    expect(failure).toMatchObject({ name: "HttpError", kind: "authentication", status });
    expect(failure.message).toMatch(/PCA_USERNAME and PCA_PASSWORD, and that the user exists/);
  });

  it("that fails leaves no doubt about the request that it was for", async () => {
    nock(ORIGIN).post(LOGIN).replyWithError({ name: "Error", message: "reset", code: "ECONNRESET" });

    await expect(connect().createAgentConfig({ agentId }, {})).rejects.toMatchObject({ mayHaveTakenEffect: false });
  });

  it("never shows the password, not even when the vendor repeats it", async () => {
    nock(ORIGIN).post(LOGIN).reply(401, `wrong password ${PASSWORD} for ann`, TEXT);

    expect((await failureOf(connect().findAgentConfig(agentId, {}))).message).not.toContain(PASSWORD);
  });
});

describe("a token of a service user", () => {
  const withToken = (token: string) =>
    connectPca(sources({ pcaEndpoint: ORIGIN, pcaToken: token, pcaUsername: "ann", pcaPassword: "x" }), {
      fetch: globalThis.fetch,
    });

  it.each([TOKEN, `Bearer ${TOKEN}`])("wins over a login and is sent as a bearer token (%s)", async (token) => {
    bearing(`Bearer ${TOKEN}`).get(PATH).reply(404, NOT_THERE, TEXT);

    expect(await withToken(token).findAgentConfig(agentId, {})).toBeUndefined();
  });

  it("is refused only once and never shown", async () => {
    bearing(`Bearer ${TOKEN}`).get(PATH).reply(401, `token ${TOKEN} has expired`, TEXT);

    const failure = await failureOf(withToken(TOKEN).findAgentConfig(agentId, {}));

    expect(failure.message).toMatch(/has expired.*netassure:pcaToken or PCA_TOKEN/);
    expect(failure.message).not.toContain(TOKEN);
  });
});
