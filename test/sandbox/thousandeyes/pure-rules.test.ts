import { describe, expect, it } from "vitest";
import { fitsAlertType, strayWord } from "../../../src/sandbox/thousandeyes/alerts/expression";
import { defined, isObject, objectsIn, pick, textsIn } from "../../../src/sandbox/thousandeyes/json";
import { fieldError, invalidFields, plainProblem, requestErrors } from "../../../src/sandbox/thousandeyes/problems";
import { requiring } from "../../../src/sandbox/thousandeyes/rules/required";
import { byId, takeId, timestamp } from "../../../src/sandbox/thousandeyes/state";
import { fresh } from "./fresh";

describe("the expression of an alert rule", () => {
  it.each([
    ["((loss >= 10%))", undefined],
    ["[((prefixLengthIPv4 >= 16))]((reachability < 100%))", undefined],
    ["loss >= 10%", "loss"],
    ["  nonsense-1 ", "nonsense"],
    ["(loss)", undefined],
  ])("begins with a parenthesis or the parser trips: %s", (expression, word) => {
    expect(strayWord(expression)).toBe(word);
  });

  it.each([
    ["http-server", "((responseTime >= 1000 ms))", true],
    ["ftp", "((responseTime >= 1000 ms))", true],
    ["page-load", "((responseTime >= 1000 ms))", false],
    ["page-load", "((pageLoadHasError == true) || (!pageLoaded))", true],
    ["http-server", "((pageLoadHasError == true) || (!pageLoaded))", false],
    ["http-server", "((somethingNew > 1))", true],
    ["bgp", "[(((prefixLengthIPv4 >= 16)))]((reachability < 100%))", true],
    ["voice", "((mos <= 3) && (loss >= 1%))", true],
    ["voice", "((mos <= 3) && (bandwidth >= 1))", false],
  ])("measures what its type measures: %s %s", (alertType, expression, fits) => {
    expect(fitsAlertType(expression, alertType)).toBe(fits);
  });

  it("fits the type of every default rule", () => {
    for (const { settings } of Object.values(fresh().state.alertRules)) {
      if (settings.alertType === "transactions") continue;
      expect(fitsAlertType(String(settings.expression), String(settings.alertType)), String(settings.ruleName)).toBe(
        true,
      );
    }
  });
});

describe("problems", () => {
  it("join their sentences in the title", () => {
    const problem = requestErrors(["One.", fieldError("two", "Two.")]);
    expect(problem.body("/v7/x")).toStrictEqual({
      type: "about:blank",
      title:
        "There were some errors in your request, please correct them before trying again. One. Error in field two : Two.",
      status: 400,
      instance: "/v7/x",
    });
  });

  it("name fields in the detail", () => {
    expect(invalidFields(["a", "b"]).body("/v7/x").detail).toBe("Invalid value for fields: a, b");
  });

  it.each([
    [400, "Bad Request"],
    [403, "403 Forbidden"],
    [404, "404 Not Found"],
    [429, "429 Too Many Requests"],
    [500, "500 Internal Server Error"],
  ] as const)("have a title when nothing more is known: %s", (status, title) => {
    expect(plainProblem(status).body("/v7/x")).toStrictEqual({ type: "about:blank", title, status, instance: "/v7/x" });
  });

  it("have sentences for what a type requires, and for its name", () => {
    expect(requiring("url")).toStrictEqual({
      testName: "Error in field testName : Test name is empty.",
      url: "Error in field url.url : URL is empty.",
    });
  });
});

describe("JSON", () => {
  it("is an object unless it is a list, null or plain", () => {
    expect([{}, [], null, "a", 1, undefined].map(isObject)).toStrictEqual([true, false, false, false, false, false]);
  });

  it("has members of one kind", () => {
    expect(textsIn(["a", 1, null, "b"])).toStrictEqual(["a", "b"]);
    expect(objectsIn([{ a: 1 }, "b", [{}]])).toStrictEqual([{ a: 1 }]);
    expect([textsIn("a"), objectsIn({})]).toStrictEqual([[], []]);
  });

  it("can be cut down to what is there", () => {
    expect(defined({ a: 1, b: undefined, c: null })).toStrictEqual({ a: 1, c: null });
    expect(pick({ a: 1, b: 2 }, ["b", "c"])).toStrictEqual({ b: 2 });
  });
});

describe("the state", () => {
  it("gives out decimal ids above 2^48, each once", () => {
    const { state } = fresh();
    const ids = [takeId(state), takeId(state)];
    expect(new Set(ids).size).toBe(2);
    for (const id of ids) expect(Number(id)).toBeGreaterThan(2 ** 48);
  });

  it("finds its own entries only", () => {
    const all: Record<string, number> = { a: 1 };
    expect([byId(all, "a"), byId(all, "b"), byId(all, "toString"), byId(all, undefined)]).toStrictEqual([
      1,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it("tells the time to the second", () => {
    expect(timestamp(new Date("2026-03-01T12:00:00.999Z"))).toBe("2026-03-01T12:00:00Z");
  });
});
