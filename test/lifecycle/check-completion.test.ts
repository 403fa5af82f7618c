import { describe, expect, it } from "vitest";
import { checkInputs, containsUnknown, plainValues, UNKNOWN, type Values } from "../../src/lifecycle";
import { definitionOf, secret } from "./support/operations";

const monitor = definitionOf();

function completed(news: Values, name?: string): Values {
  const { inputs, failures } = checkInputs(monitor, name === undefined ? {} : { name }, {}, news);
  expect(failures).toEqual([]);
  return inputs;
}

describe("what a program leaves out", () => {
  it("is filled in with the name of the resource", () => {
    expect(completed({}, "edge")).toEqual({ name: "edge" });
  });

  it("is not filled in over a name of its own", () => {
    expect(completed({ name: "own" }, "edge")).toEqual({ name: "own" });
  });

  it("is not filled in over a value of its own", () => {
    expect(completed({ name: "a", accountId: "5" })).toEqual({ name: "a", accountId: "5" });
  });

  it("is not filled in over a value that is not known yet", () => {
    expect(completed({ name: UNKNOWN, accountId: UNKNOWN }, "edge")).toEqual({ name: UNKNOWN, accountId: UNKNOWN });
  });

  it("stays out where only the vendor knows the default", () => {
    expect(completed({ name: "a" })).toEqual({ name: "a" });
  });
});

describe("what an engine sends", () => {
  it("loses nulls and undefined, at any depth", () => {
    const news = {
      name: "a",
      note: null,
      timeout: undefined,
      proxy: { host: "p", port: null, login: { user: undefined } },
    };
    expect(completed(news)).toEqual({ name: "a", proxy: { host: "p", login: {} } });
  });

  it("loses Pulumi's own keys, but no map entry that only looks like one", () => {
    const news = {
      __provider: "exports.handler = 1",
      __defaults: [],
      name: "a",
      proxy: { __defaults: ["port"], host: "p" },
      headers: { __session: "1" },
    };
    expect(completed(news)).toEqual({ name: "a", proxy: { host: "p" }, headers: { __session: "1" } });
  });

  it("has its secrets opened, at any depth and inside each other", () => {
    const news = {
      name: secret("a"),
      token: secret("hunter2hunter2"),
      labels: secret([secret("x"), "y"]),
      proxy: secret({ host: "p", login: { password: secret(secret("deep")) } }),
      steps: [{ url: "u", password: secret("s") }],
    };
    expect(completed(news)).toEqual({
      name: "a",
      token: "hunter2hunter2",
      labels: ["x", "y"],
      proxy: { host: "p", login: { password: "deep" } },
      steps: [{ url: "u", password: "s" }],
    });
  });

  it("loses a secret that holds nothing", () => {
    expect(completed({ name: "a", note: secret(null) })).toEqual({ name: "a" });
  });

  it("keeps what is empty, zero or false", () => {
    const news = { name: "a", note: "", enabled: false, payload: 0, labels: [], headers: {} };
    expect(completed(news)).toEqual(news);
  });

  it("is not changed itself", () => {
    const news = { name: "a", proxy: { host: "p", port: null } };
    plainValues(news);
    expect(news).toEqual({ name: "a", proxy: { host: "p", port: null } });
  });
});

describe("a value that is not known yet", () => {
  it.each<[string, unknown, boolean]>([
    ["by itself", UNKNOWN, true],
    ["in a list of lists", [["a"], [UNKNOWN]], true],
    ["in an object of a list", [{ a: { b: UNKNOWN } }], true],
    ["in nothing", { a: [1, "x", null], b: undefined }, false],
    ["as part of a longer text", `id-${UNKNOWN}`, false],
  ])("is found %s", (_, value, found) => {
    expect(containsUnknown(value)).toBe(found);
  });
});
