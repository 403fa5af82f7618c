import { describe, expect, it } from "vitest";
import { MissingSettingError } from "../../src/lifecycle";
import { pca } from "../../src/pca";
import { accessFrom } from "../../src/pca/api/config";
import { sources } from "./support";

const connect = (config: Record<string, string>, env: Record<string, string> = {}) =>
  pca.connect({ ...sources(config), env });

const needsCredentials =
  'Cisco PCA needs the personal access token of a service user, or a user name and a password. Set "pulumi config set --secret netassure:pcaToken ..." or the environment variable PCA_TOKEN; or set netassure:pcaUsername (PCA_USERNAME) and, with --secret, netassure:pcaPassword (PCA_PASSWORD).';

describe("the settings of Cisco PCA", () => {
  it("have these keys and variables, of which two are secret", () => {
    expect(pca.settings.map(({ key, env, secret }) => [key, env, secret === true])).toEqual([
      ["pcaEndpoint", "PCA_ENDPOINT", false],
      ["pcaToken", "PCA_TOKEN", true],
      ["pcaUsername", "PCA_USERNAME", false],
      ["pcaPassword", "PCA_PASSWORD", true],
    ]);
  });

  it.each([
    ["a token", { pcaEndpoint: "https://t.example", pcaToken: "x" }, {}],
    ["a login", { pcaEndpoint: "https://t.example", pcaUsername: "ann", pcaPassword: "x" }, {}],
    ["variables only", {}, { PCA_ENDPOINT: "https://t.example", PCA_USERNAME: "ann", PCA_PASSWORD: "x" }],
    ["half of each kind", { pcaEndpoint: "https://t.example/", pcaUsername: "ann" }, { PCA_PASSWORD: "x" }],
  ])("are complete with %s", (_, config, env) => {
    expect(connect(config, env)).toHaveProperty("createAgentConfig");
  });

  it.each([
    [{}, /needs the address of the tenant.*netassure:pcaEndpoint.*PCA_ENDPOINT\.$/],
    [{ pcaEndpoint: "https://t.example", pcaUsername: "ann" }, /netassure:pcaPassword .*PCA_PASSWORD\.$/],
    [{ pcaEndpoint: "https://t.example", pcaPassword: "x" }, /netassure:pcaUsername .*PCA_USERNAME\.$/],
  ])("name what is missing from %j", (config, message) => {
    expect(() => connect(config)).toThrow(MissingSettingError);
    expect(() => connect(config)).toThrow(message);
  });

  it("name both ways in when there are no credentials at all", () => {
    expect(() => connect({ pcaEndpoint: "https://t.example" })).toThrow(new MissingSettingError(needsCredentials));
  });

  it("log in as configured, whatever token the environment holds", () => {
    const login = { pcaEndpoint: "https://t.example", pcaUsername: "ann", pcaPassword: "x" };
    const access = accessFrom({ ...sources(login), env: { PCA_TOKEN: "of-another-tenant" } });
    expect(access).toEqual({ endpoint: "https://t.example", username: "ann", password: "x" });
  });

  it("refuse an endpoint that is no URL", () => {
    expect(() => connect({ pcaEndpoint: "my.tenant.io", pcaToken: "x" })).toThrow(
      "The endpoint of Cisco PCA is not a URL that starts with https:// or http://.",
    );
  });
});
