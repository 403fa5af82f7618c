import nock from "nock";
import { describe, expect, it } from "vitest";
import { pingPlotter } from "../../src/pingplotter";
import { connectPingPlotter } from "../../src/pingplotter/api/client";
import { endpointOf } from "../../src/pingplotter/api/config";
import { everyRequestWasMade, KEY } from "./support";

everyRequestWasMade();

const sources = (config: Record<string, string>, env: Record<string, string> = {}) => ({
  config: (key: string) => config[key],
  env,
});

describe("the endpoint of PingPlotter Cloud", () => {
  it("is made of the subdomain", () => {
    expect(endpointOf(sources({ pingPlotterSubdomain: "acme" }))).toBe("https://acme.api.pingplotter.cloud");
  });

  it("takes the subdomain from the environment when the configuration has none", () => {
    expect(endpointOf(sources({}, { PINGPLOTTER_SUBDOMAIN: "acme-2" }))).toBe("https://acme-2.api.pingplotter.cloud");
  });

  it("prefers an endpoint to a subdomain, wherever each comes from", () => {
    const env = { PINGPLOTTER_ENDPOINT: "http://127.0.0.1:9000/pingplotter" };
    expect(endpointOf(sources({ pingPlotterSubdomain: "acme" }, env))).toBe(env.PINGPLOTTER_ENDPOINT);
  });

  it("prefers the configuration to the environment", () => {
    const given = sources({ pingPlotterEndpoint: "https://one" }, { PINGPLOTTER_ENDPOINT: "https://two" });
    expect(endpointOf(given)).toBe("https://one");
  });

  it("refuses a subdomain that would send the key elsewhere", () => {
    for (const subdomain of ["evil.example/#", "https://acme.api.pingplotter.cloud", "a.b", "-acme", "acme@x"]) {
      expect(() => endpointOf(sources({ pingPlotterSubdomain: subdomain }))).toThrow(/must be the subdomain alone/);
    }
  });

  it("names keys and variables when nothing is set", () => {
    expect(() => endpointOf(sources({}))).toThrow(
      /netassure:pingPlotterSubdomain.*PINGPLOTTER_SUBDOMAIN.*pingPlotterEndpoint or PINGPLOTTER_ENDPOINT/,
    );
  });
});

describe("connecting to PingPlotter Cloud", () => {
  it("needs a key and names the key and the variable", () => {
    expect(() => connectPingPlotter(sources({ pingPlotterSubdomain: "acme" }))).toThrow(
      'PingPlotter Cloud needs an API access key. Set it with "pulumi config set --secret netassure:pingPlotterApiKey ..." or the environment variable PINGPLOTTER_API_KEY.',
    );
  });

  it("keeps a path in front of every request", async () => {
    nock("https://proxy.example").get("/pingplotter/agents").matchHeader("x-api-key", KEY).reply(200, []);
    const given = sources({ pingPlotterEndpoint: "https://proxy.example/pingplotter/", pingPlotterApiKey: KEY });
    expect(await connectPingPlotter(given, { fetch: globalThis.fetch }).listAgents({}, {})).toEqual([]);
  });

  it("is one vendor with one resource and one secret setting", () => {
    expect(pingPlotter.resources.map(({ type }) => type)).toEqual(["PingPlotterAgent"]);
    expect(pingPlotter.settings.filter(({ secret }) => secret).map(({ key }) => key)).toEqual(["pingPlotterApiKey"]);
  });
});
