import { beforeAll, describe, expect, it } from "vitest";
import { walkThroughPca } from "./pca-client-walk";
import { ExchangeCheck, namesIn } from "./pca-exchange";
import { missing, PublishedApi, skipped } from "./pca-openapi";
import type { Exchange } from "./recorder";

const JSON_API = "application/vnd.api+json";
const LOGIN = "/pca/api/v1/auth/login";

const CONFIGS = "/agents/configuration";
const CONFIG = "/agents/configuration/{agentId}";
const SESSION = "/agents/session/{sessionId}";

describe.skipIf(missing)(`The PCA client and the published OpenAPI document${skipped}`, () => {
  let check: ExchangeCheck;
  let all: Exchange[];
  let orchestration: Exchange[];

  beforeAll(async () => {
    check = new ExchangeCheck(new PublishedApi());
    all = await walkThroughPca();
    orchestration = all.filter(({ url }) => url.pathname !== LOGIN);
  });

  const faultsOf = (faults: (exchange: Exchange) => string[]) =>
    orchestration.flatMap((one) => faults(one).map((fault) => `${check.operationOf(one)}: ${fault}`));

  const counted = (key: (exchange: Exchange) => string) => {
    const keys = orchestration.map(key);
    return Object.fromEntries([...new Set(keys)].map((one) => [one, keys.filter((other) => other === one).length]));
  };

  const exchangeOf = (operation: string): Exchange => {
    const found = orchestration.find((one) => check.operationOf(one) === operation);
    if (!found) throw new Error(`${operation} is not in the walk`);
    return found;
  };

  it("agree in all 77 requests of a walk through 17 operations", async ({ annotate }) => {
    const faults = faultsOf((one) => check.requestFaults(one));
    await annotate(`${orchestration.length} requests validated`);
    expect(faults).toEqual([]);
    expect(orchestration).toHaveLength(77);
    expect(Object.keys(counted((one) => check.operationOf(one)))).toHaveLength(17);
  });

  it("agree in all 77 answers of the sandbox to them", async ({ annotate }) => {
    const faults = faultsOf((one) => check.answerFaults(one));
    await annotate(`${orchestration.length} answers validated`);
    expect(faults).toEqual([]);
    expect(counted(({ status }) => String(status))).toEqual({ 200: 45, 201: 8, 400: 1, 404: 20, 409: 3 });
  });

  it("agree in every operation that the client has", () => {
    expect(counted((one) => check.operationOf(one))).toEqual({
      [`POST ${CONFIGS}`]: 2,
      [`GET ${CONFIGS}`]: 3,
      [`GET ${CONFIG}`]: 5,
      [`PUT ${CONFIG}`]: 2,
      [`DELETE ${CONFIG}`]: 2,
      "GET /agents": 2,
      "GET /agents/{agentId}": 1,
      "POST /agents/{agentId}/secrets": 2,
      "POST /agents/{agentId}/command": 2,
      "POST /agents/session": 8,
      "PUT /agents/session": 8,
      [`GET ${SESSION}`]: 21,
      [`DELETE ${SESSION}`]: 8,
      "GET /agents/sessionstatus/{sessionId}": 7,
      "GET /agents/sessions": 1,
      "GET /agents/sessions/{agentId}": 2,
      "DELETE /agents/sessions/{agentId}": 1,
    });
  });

  /** What the vendor publishes inside objects that some request has, and no request of the operation sends. */
  const neverSent = (operation: string): string[] => {
    const requests = orchestration.filter((one) => check.operationOf(one) === operation);
    const sent = new Set(requests.flatMap(({ body = "null" }) => namesIn(JSON.parse(body))));
    const schema = check.bodySchema(exchangeOf(operation)) ?? {};
    const holderOf = (name: string) => name.slice(0, name.lastIndexOf("."));
    return check.published.propertiesOf(schema).filter((name) => !sent.has(name) && sent.has(holderOf(name)));
  };

  it.each([
    [`POST ${CONFIGS}`, []],
    [`PUT ${CONFIG}`, []],
    ["POST /agents/session", ["session.SessionConfiguration"]],
    ["PUT /agents/session", ["session.SessionConfiguration"]],
    ["POST /agents/{agentId}/command", ["requestId", "args.type", "args.overrides", "args.populateFields"]],
  ])("leave out of the bodies of %s only %j", (operation, names) => {
    expect(neverSent(operation).map((name) => name.replace("data.attributes.", ""))).toEqual(names);
  });

  it("agree about a session of each type, with what the program says about it", () => {
    const created = orchestration.filter(({ method, url }) => method === "POST" && url.pathname.endsWith("/session"));
    const sessions = created.map(({ body = "" }) => JSON.parse(body).data.attributes.session);
    expect(sessions.map(({ sessionType }) => sessionType)).toEqual([
      "twamp-stateful",
      "twamp-stateless",
      "echo-udp",
      "echo-icmp",
      "tcp-throughput",
      "path-trace",
      "transfer",
      "transfer",
    ]);
    expect(sessions[6].transfer).toMatchObject({
      password: "password-of-the-shop",
      proxyPass: "password-of-the-proxy",
    });
  });

  it("agree in updates that name their document and the revision they are based on", () => {
    const updates = orchestration
      .filter(({ method }) => method === "PUT")
      .map(({ body = "" }) => JSON.parse(body).data);
    expect(updates).toHaveLength(10);
    for (const { id, attributes } of updates) {
      expect(id).toBe(attributes.session?.sessionId ?? attributes.agentId);
      expect(attributes._rev).toMatch(/^\d+-/);
    }
  });

  it("are joined by one login, a form whose answer holds the token in a header", () => {
    const logins = all.filter(({ url }) => url.pathname === LOGIN);
    expect(logins).toHaveLength(1);
    const [{ method, headers, body, status } = {} as Exchange] = logins;
    expect([method, headers.get("content-type"), status]).toEqual(["POST", "application/x-www-form-urlencoded", 200]);
    expect(headers.get("authorization")).toBeNull();
    expect([...new URLSearchParams(body).keys()]).toEqual(["username", "password"]);
    expect(all[0]?.url.pathname).toBe(LOGIN);
  });

  describe("are compared strictly enough to find", () => {
    const withBody = (operation: string, change: (data: { attributes: Record<string, unknown> }) => void): Exchange => {
      const exchange = exchangeOf(operation);
      const body = JSON.parse(exchange.body ?? "");
      change(body.data);
      return { ...exchange, body: JSON.stringify(body) };
    };
    const withHeader = (operation: string, name: string, value: string): Exchange => {
      const exchange = exchangeOf(operation);
      const headers = new Headers(exchange.headers);
      headers.set(name, value);
      return { ...exchange, headers };
    };
    const at = (operation: string, query: string): Exchange => {
      const exchange = exchangeOf(operation);
      return { ...exchange, url: new URL(query, exchange.url) };
    };

    it.each<[string, () => Exchange, string]>([
      [
        "a property that the vendor does not have",
        () => withBody(`POST ${CONFIGS}`, ({ attributes }) => Object.assign(attributes, { agentType: "actuate" })),
        "/data/attributes must NOT have additional properties agentType",
      ],
      [
        "a property that is missing",
        () =>
          withBody("PUT /agents/session", ({ attributes }) => {
            attributes.session = { sessionType: "transfer", enable: true, period: "once" };
          }),
        "/data/attributes/session must have required property 'sessionName'",
      ],
      [
        "an id that is missing from an update",
        () => withBody(`PUT ${CONFIG}`, (data) => Object.assign(data, { id: undefined })),
        "/data must have required property 'id'",
      ],
      [
        "another media type",
        () => withHeader(`POST ${CONFIGS}`, "content-type", "application/json"),
        "a body of type application/json is not published",
      ],
      [
        "a body where there is none",
        () => ({ ...exchangeOf("POST /agents/{agentId}/secrets"), body: "{}" }),
        "a body is not published",
      ],
      [
        "an answer that the client would not accept",
        () => withHeader("POST /agents/{agentId}/secrets", "accept", `${JSON_API}, text/plain`),
        "does not accept text/yaml",
      ],
      ["a missing token", () => withHeader("GET /agents", "authorization", ""), "has no bearer token"],
      ["an unknown parameter", () => at("GET /agents", "?offset=0"), "parameter offset is not published"],
      ["a parameter of another type", () => at("GET /agents", "?page=one"), "must be integer"],
    ])("in a request %s", (_what, exchange, fault) => {
      expect(check.requestFaults(exchange())).toEqual([fault]);
    });

    it("in an answer another status and another property", () => {
      const exchange = exchangeOf("GET /agents/{agentId}");
      const text = JSON.stringify({ data: { type: "agents", id: "a", attributes: { colour: "red" } } });
      expect(check.answerFaults({ ...exchange, status: 202 })).toEqual([
        `status 202 with ${JSON_API} is not published`,
      ]);
      expect(check.answerFaults({ ...exchange, text })).toEqual([
        "/data/attributes must NOT have additional properties colour",
      ]);
    });
  });
});
