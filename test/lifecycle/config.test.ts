import { describe, expect, it } from "vitest";
import {
  MissingSettingError,
  requiredSetting,
  type Setting,
  type SettingSources,
  settingValue,
} from "../../src/lifecycle";

const token: Setting = { key: "fakeToken", env: "FAKE_TOKEN", description: "an API token", secret: true };
const endpoint: Setting = {
  key: "fakeEndpoint",
  env: "FAKE_ENDPOINT",
  description: "a URL",
  default: "https://api.example",
};

function sources(config: Record<string, string>, env: Record<string, string | undefined> = {}): SettingSources {
  return { config: (key) => config[key], env };
}

describe("a setting", () => {
  it.each<[string, Record<string, string>, Record<string, string | undefined>, string]>([
    [
      "comes from the configuration first",
      { fakeEndpoint: "https://config" },
      { FAKE_ENDPOINT: "https://env" },
      "https://config",
    ],
    ["comes from the environment next", {}, { FAKE_ENDPOINT: "https://env" }, "https://env"],
    ["has a default", {}, {}, "https://api.example"],
    ["is not what an empty configuration says", { fakeEndpoint: "" }, { FAKE_ENDPOINT: "https://env" }, "https://env"],
    ["is not what blanks say", { fakeEndpoint: " \n" }, { FAKE_ENDPOINT: "  " }, "https://api.example"],
    ["loses the blanks around it", { fakeEndpoint: " https://config\n" }, {}, "https://config"],
    ["is not what an unset variable says", {}, { FAKE_ENDPOINT: undefined }, "https://api.example"],
  ])("%s", (_, config, env, value) => {
    expect(settingValue(endpoint, sources(config, env))).toBe(value);
    expect(requiredSetting("Fake", endpoint, sources(config, env))).toBe(value);
  });

  it("may be missing", () => {
    expect(settingValue(token, sources({}))).toBeUndefined();
  });

  it("that is needed and missing is asked for by its key and its variable", () => {
    const ask = () => requiredSetting("Fake", token, sources({}, { FAKE_TOKEN: " " }));
    expect(ask).toThrow(MissingSettingError);
    expect(ask).toThrow(
      'Fake needs an API token. Set it with "pulumi config set --secret netassure:fakeToken ..." or the environment variable FAKE_TOKEN.',
    );
  });

  it("that is no secret is asked for without --secret", () => {
    const { default: _, ...needed } = endpoint;
    expect(() => requiredSetting("Fake", needed, sources({}))).toThrow(
      '"pulumi config set netassure:fakeEndpoint ..."',
    );
  });

  it("that is missing has an error of its own name", () => {
    expect(new MissingSettingError("x").name).toBe("MissingSettingError");
  });
});
