import { describe, expect, it } from "vitest";
import { type Body, changed, fresh, introduction, refusal, testOf } from "./fresh";

const type = "http-server";
const make = (settings: Body) => fresh().make(`/tests/${type}`, testOf(type, settings));

describe("the URL of an HTTP test", () => {
  it.each(["http-server", "page-load", "api", "web-transactions"])("gets a scheme in %s tests", async (name) => {
    const made = await fresh().make(`/tests/${name}`, testOf(name, { url: "WWW.example.com/Path" }));
    expect(made.url).toBe("https://WWW.example.com/Path");
  });

  it.each(["http://www.example.com", "https://www.example.com/", "https://www.example.com:8443/a?b=c"])(
    "stays as it is when it has one: %s",
    async (url) => {
      expect((await make({ url })).url).toBe(url);
    },
  );

  it.each([" www.example.com ", "https://www example com", "gopher://example.com", "https://"])(
    "is refused when malformed: %j",
    async (url) => {
      expect(await refusal(type, { url })).toBe(`${introduction} Error in field url.url : Badly formed URL.`);
    },
  );
});

describe("headers", () => {
  it("are mirrored from the list to the map", async () => {
    const made = await make({ headers: ["X-B: 2", "X-A: 1: one"] });
    expect(made.headers).toStrictEqual(["X-B: 2", "X-A: 1: one"]);
    expect(made.customHeaders).toStrictEqual({ root: { "X-B": "2", "X-A": "1: one" } });
  });

  it("are mirrored from the map to the list, in another order", async () => {
    const customHeaders = { root: { "X-B": "2" }, all: { "X-C": "1" }, domains: { "example.com": { "X-D": "3" } } };
    const made = await make({ customHeaders });
    expect(made.customHeaders).toStrictEqual(customHeaders);
    expect(made.headers).toStrictEqual(["X-B: 2", "X-C: 1"]);
  });

  it("are taken from the map when a request has both", async () => {
    const made = await make({ headers: ["X-A: 1"], customHeaders: { root: { "X-B": "2" } } });
    expect(made.headers).toStrictEqual(["X-B: 2"]);
  });

  it.each([{ headers: [] }, { customHeaders: {} }, { customHeaders: { root: {} } }])(
    "are cleared on both sides by %j",
    async (then) => {
      const { body } = await changed(type, { headers: ["X-A: 1"] }, then);
      expect(Object.keys(body)).not.toContain("headers");
      expect(Object.keys(body)).not.toContain("customHeaders");
    },
  );

  it("keep what belongs to other domains when the list changes", async () => {
    const domains = { "example.com": { "X-C": "3" } };
    const { body } = await changed(type, { customHeaders: { domains } }, { headers: ["X-A: 1"] });
    expect(body.customHeaders).toStrictEqual({ domains, root: { "X-A": "1" } });
  });

  it("stay when an update does not mention them", async () => {
    const { body } = await changed(type, { headers: ["X-A: 1"] }, { testName: "two" });
    expect(body).toMatchObject({ headers: ["X-A: 1"], customHeaders: { root: { "X-A": "1" } } });
  });

  it("are refused one by one when malformed", async () => {
    expect(await refusal(type, { headers: ["c", "X-A: 1", "b c: d", ": e"] })).toBe(
      `${introduction} Malformed HTTP Header: c. Malformed HTTP Header: b c: d. Malformed HTTP Header: : e.`,
    );
  });

  it("of a page-load test are a map only", async () => {
    const sent = { headers: ["X-A: 1"], customHeaders: { root: { "X-B": "2" } } };
    const made = await fresh().make("/tests/page-load", testOf("page-load", sent));
    expect(made.customHeaders).toStrictEqual(sent.customHeaders);
    expect(Object.keys(made)).not.toContain("headers");
  });
});

describe("the body of the request", () => {
  it("makes it a POST when no method is sent", async () => {
    expect(await make({ postBody: "a=b" })).toMatchObject({ postBody: "a=b", requestMethod: "post" });
    expect((await changed(type, {}, { postBody: "a=b" })).body).toMatchObject({ requestMethod: "post" });
  });

  it("is dropped when the method is GET", async () => {
    const { body } = await changed(type, { postBody: "a=b" }, { requestMethod: "get" });
    expect(body.requestMethod).toBe("get");
    expect(Object.keys(body)).not.toContain("postBody");
    expect(Object.keys(await make({ postBody: "a=b", requestMethod: "get" }))).not.toContain("postBody");
  });

  it("is cleared by an empty one, and the method stays", async () => {
    const { body } = await changed(type, { postBody: "a=b" }, { postBody: "" });
    expect(body.requestMethod).toBe("post");
    expect(Object.keys(body)).not.toContain("postBody");
  });

  it("stays when an update does not mention it", async () => {
    expect((await changed(type, { postBody: "a=b" }, { testName: "two" })).body.postBody).toBe("a=b");
  });
});

describe("secrets", () => {
  it("are stored and not told", async () => {
    const sandbox = fresh();
    const secrets = { username: "u", password: "p1", oAuth: { testUrl: "https://id.example.com", password: "p2" } };
    const made = await sandbox.make(`/tests/${type}`, testOf(type, { ...secrets, authType: "basic" }));
    expect(JSON.stringify(made)).not.toMatch(/p1|p2/);
    expect(made).toMatchObject({ username: "u", authType: "basic", oAuth: { testUrl: "https://id.example.com" } });
    expect(sandbox.state.tests[String(made.testId)]?.settings).toMatchObject(secrets);
  });

  it("stay when an update leaves them out", async () => {
    const sandbox = fresh();
    const { testId } = await sandbox.make(`/tests/${type}`, testOf(type, { password: "p1" }));
    await sandbox.put(`/tests/${type}/${testId}`, { testName: "two" });
    expect(sandbox.state.tests[String(testId)]?.settings.password).toBe("p1");
  });

  it("of a certificate bundle are the key, and the certificate is wrapped anew", async () => {
    const body = "MIIB".repeat(20);
    const bundle = [
      "-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n-----END PRIVATE KEY-----",
      `-----BEGIN CERTIFICATE-----\n${body}\n-----END CERTIFICATE-----\n`,
    ].join("\n");
    const made = await make({ clientCertificate: bundle });
    expect(made.clientCertificate).toBe(
      `-----BEGIN CERTIFICATE-----\n${body.slice(0, 64)}\n${body.slice(64)}\n-----END CERTIFICATE-----`,
    );
  });
});

describe("settings that come back otherwise than they went in", () => {
  it.each([
    ["includeHeaders", false],
    ["agentInterfaces", { ipAddress: "10.0.0.1", agentId: "3" }],
    ["desiredStatusCode", "default"],
    ["description", ""],
    ["userAgent", ""],
    ["dnsOverride", ""],
  ])("do not come back: %s as %j", async (name, value) => {
    expect(Object.keys(await make({ [name]: value }))).not.toContain(name);
  });

  it.each([
    ["description", "text"],
    ["desiredStatusCode", "200"],
    ["userAgent", "curl"],
    ["downloadLimit", 1024],
    ["dnsOverride", "192.0.2.1"],
    ["contentRegex", ""],
    ["vaultCredentials", [{ secretId: "f27e85b2-318b-4145-b5aa-c9dc8d8b0819", target: "password" }]],
  ])("come back once they are set: %s as %j", async (name, value) => {
    expect((await make({ [name]: value }))[name]).toStrictEqual(value);
  });

  it("include the label of the TLS version", async () => {
    expect(await make({ sslVersionId: "6" })).toMatchObject({ sslVersionId: "6", sslVersion: "TLSv1.2" });
  });
});

describe("switches that need something else", () => {
  const ntlm = `${introduction} Credentials must be specified for this authentication scheme.`;
  const proxy = `${introduction} Invalid collect proxy network data information.`;

  it("include NTLM, which needs a user and a password", async () => {
    expect(await refusal(type, { useNtlm: true })).toBe(ntlm);
    expect(await refusal(type, { useNtlm: true, username: "u" })).toBe(ntlm);
    expect((await make({ useNtlm: true, username: "u", password: "p" })).useNtlm).toBe(true);
    expect((await changed(type, { username: "u", password: "p" }, { useNtlm: true })).status).toBe(200);
  });

  it.each(["http-server", "page-load", "api"])("include proxy data, which need a proxy: %s", async (name) => {
    expect(await refusal(name, { collectProxyNetworkData: true })).toBe(proxy);
    const settings = { collectProxyNetworkData: true, overrideAgentProxy: true, overrideProxyId: "281474976710730" };
    expect(await fresh().make(`/tests/${name}`, testOf(name, settings))).toMatchObject(settings);
  });

  it("need a proxy id for proxy data, except in api tests", async () => {
    const settings = { collectProxyNetworkData: true, overrideAgentProxy: true };
    expect(await refusal(type, settings)).toBe(proxy);
    const { status, body } = await changed("api", {}, settings);
    expect(status).toBe(200);
    expect(body).toMatchObject(settings);
  });

  it("are told about together: first headers, then bandwidth, then the proxy", async () => {
    const settings = { headers: ["x"], bandwidthMeasurements: true, collectProxyNetworkData: true };
    expect(await refusal(type, settings)).toBe(
      [
        introduction,
        "Malformed HTTP Header: x.",
        "Cloud Agents are not supported for bandwidth measurements.",
        "Please disable bandwidth measurements or perform the bandwidth measurement from an Enterprise Agent..",
        "Invalid collect proxy network data information.",
      ].join(" "),
    );
  });
});
