import { describe, expect, it } from "vitest";
import { type Body, changed, fresh, introduction, refusal, testOf } from "./fresh";

const type = "api";
const step = { name: "first", url: "https://api.example.com/a" };
const shown = { ...step, method: "get", authType: "none", collectApiResponse: false, verifyCertificate: false };
const make = (settings: Body) => fresh().make(`/tests/${type}`, testOf(type, settings));

describe("the steps of an api test", () => {
  it("get the server's defaults", async () => {
    expect((await make({ requests: [step] })).requests).toStrictEqual([shown]);
  });

  it("keep what they are given, in their order, and the method as sent", async () => {
    const second = {
      ...{ ...shown, name: "second", method: "post", body: "{}", waitTimeMs: 100, collectApiResponse: true },
      headers: [{ key: "Accept", value: "text/plain" }],
      variables: [{ name: "token", value: "$.token" }],
      assertions: [{ name: "status-code", operator: "is", value: "200" }],
    };
    expect((await make({ requests: [second, step] })).requests).toStrictEqual([second, shown]);
  });

  it("never tell a secret", async () => {
    const secrets = { password: "s1", bearerToken: "s2", clientId: "s3", clientSecret: "s4" };
    const sandbox = fresh();
    const body = testOf(type, { requests: [{ ...step, ...secrets, authType: "basic", username: "u" }] });
    const made = await sandbox.make(`/tests/${type}`, body);
    expect(made.requests).toStrictEqual([{ ...shown, authType: "basic", username: "u" }]);
    expect(sandbox.state.tests[String(made.testId)]?.settings.requests).toMatchObject([secrets]);
  });

  it("come back with an empty user name after an update that does not mention them, from then on", async () => {
    const sandbox = fresh();
    const requests = [step, { ...step, name: "second", authType: "basic", username: "u" }];
    const { testId } = await sandbox.make(`/tests/${type}`, testOf(type, { requests }));
    const path = `/tests/${type}/${testId}`;
    const expected = [
      { ...shown, username: "" },
      { ...shown, name: "second", authType: "basic", username: "u" },
    ];
    expect((await sandbox.put(path, { testName: "two" })).body.requests).toStrictEqual(expected);
    expect((await sandbox.get(path)).body.requests).toStrictEqual(expected);
    expect((await sandbox.put(path, { requests: [step] })).body.requests).toStrictEqual([shown]);
  });

  it.each([
    [[{ url: "https://a.example" }], "Error in field requests.name : Step name is empty."],
    [[{ name: "a" }], "Error in field requests.url : Step URL is empty."],
    [[step, step], "Error in field requests.name : Step names must be unique."],
    [[], "Please configure the API Steps."],
  ])("are refused when incomplete: %j", async (requests, sentence) => {
    expect(await refusal(type, { requests })).toBe(`${introduction} ${sentence}`);
  });
});

describe("a step that fetches a token", () => {
  const oauth2 = { ...step, authType: "oauth2", tokenUrl: "https://id.example.com", clientAuthentication: "in-body" };
  const header = (number: number) => ({ key: "Authorization", value: `{{OAuth2_Token_Step_${number}}}` });
  const variable = (number: number) => ({ name: `OAuth2_Token_Step_${number}`, value: "" });

  it("gains a header and a variable that nobody sent", async () => {
    expect((await make({ requests: [oauth2] })).requests).toStrictEqual([
      { ...shown, ...oauth2, headers: [header(1)], variables: [variable(1)] },
    ]);
  });

  it("counts twice, since the fetch is a step of its own", async () => {
    const requests = [step, { ...oauth2, name: "second" }, { ...oauth2, name: "third" }];
    const { requests: steps } = await make({ requests });
    expect((steps as Body[]).map(({ variables }) => variables)).toStrictEqual([
      undefined,
      [variable(2)],
      [variable(4)],
    ]);
  });

  it("keeps its own headers and variables before those", async () => {
    const own = { headers: [{ key: "Accept", value: "*/*" }], variables: [{ name: "id", value: "$.id" }] };
    const [first] = (await make({ requests: [{ ...oauth2, ...own }] })).requests as Body[];
    expect(first).toMatchObject({ headers: [...own.headers, header(1)], variables: [...own.variables, variable(1)] });
  });

  it("gains nothing twice when what was read is written back", async () => {
    const sandbox = fresh();
    const made = await sandbox.make(`/tests/${type}`, testOf(type, { requests: [oauth2] }));
    const { body } = await sandbox.put(`/tests/${type}/${made.testId}`, { requests: made.requests });
    expect(body.requests).toStrictEqual(made.requests);
  });

  it("is the only one to keep how the client authenticates", async () => {
    const requests = [{ ...step, clientAuthentication: "in-body" }];
    expect((await make({ requests })).requests).toStrictEqual([shown]);
  });
});

describe("an api test", () => {
  it.each(["icmp", "ICMP", "tcp"])("stays on TCP, whatever a request says: %s", async (protocol) => {
    expect((await make({ protocol })).protocol).toBe("tcp");
    const { status, body } = await changed(type, {}, { protocol });
    expect([status, body.protocol]).toStrictEqual([200, "tcp"]);
  });

  it("refuses UDP", async () => {
    expect(await refusal(type, { protocol: "udp" })).toBe("Invalid value for fields: protocol");
  });

  it("loses distributed tracing with every update that leaves it out", async () => {
    const tracing = { distributedTracing: true };
    expect((await changed(type, tracing, { testName: "two" })).body.distributedTracing).toBe(false);
    expect((await changed(type, tracing, tracing)).body.distributedTracing).toBe(true);
    expect((await make(tracing)).distributedTracing).toBe(true);
  });

  it.each([
    [{ bgpMeasurements: false }, { bgpMeasurements: true, usePublicBgp: true }],
    [{ mtuMeasurements: false }, { mtuMeasurements: true }],
    [{ numPathTraces: 7 }, { numPathTraces: 3 }],
  ])("does not apply network settings that come alone: %j", async (then, kept) => {
    const { status, body } = await changed(type, {}, then);
    expect(status).toBe(200);
    expect(body).toMatchObject(kept);
  });

  it("applies the choice of monitors all the same", async () => {
    const then = { usePublicBgp: false, monitors: ["281474976710740"] };
    expect((await changed(type, {}, then)).body).toMatchObject({ usePublicBgp: false, bgpMeasurements: true });
  });

  it("applies them along with network measurements", async () => {
    const then = { networkMeasurements: true, bgpMeasurements: false, mtuMeasurements: false, numPathTraces: 7 };
    expect((await changed(type, {}, then)).body).toMatchObject(then);
    expect(await make({ bgpMeasurements: false, mtuMeasurements: false, numPathTraces: 7 })).toMatchObject({
      ...{ bgpMeasurements: false, mtuMeasurements: false, numPathTraces: 7 },
    });
  });

  it("does not show two settings that it takes", async () => {
    const made = await make({ followRedirects: false, sslVersionId: "6" });
    expect(Object.keys(made)).not.toContain("followRedirects");
    expect(Object.keys(made)).not.toContain("sslVersionId");
  });

  it("chooses the target time when it is zero", async () => {
    expect((await make({ targetTime: 0 })).targetTime).toBe(6);
    expect((await make({ targetTime: 9 })).targetTime).toBe(9);
  });

  it("shows predefined variables, credentials and certificate domains once they are set", async () => {
    const sandbox = fresh();
    const { id } = await sandbox.make("/credentials", { name: "n", value: "v" });
    const settings = {
      ...{ credentials: [id], predefinedVariables: [{ name: "a", value: "1" }] },
      clientCertDomainsAllowList: "a.example,b.example",
    };
    expect(await sandbox.make(`/tests/${type}`, testOf(type, settings))).toMatchObject(settings);
  });
});
