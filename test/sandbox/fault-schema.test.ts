import { describe, expect, it } from "vitest";
import { faultSchema } from "../../src/sandbox/fault-schema";

const schema = faultSchema(["te", "pca"]);
const common = { nth: 1, times: 1, delayMs: 0 };

describe("a fault that names only what it must", () => {
  it.each([
    [
      { kind: "status", status: 500 },
      { headers: {}, after: false },
    ],
    [{ kind: "html" }, { status: 200, headers: {}, after: false }],
    [{ kind: "empty" }, { status: 200, headers: {}, after: false }],
    [{ kind: "rate-limit" }, { headers: {} }],
    [{ kind: "stall" }, { after: false }],
    [{ kind: "reset-before" }, {}],
    [{ kind: "reset-after" }, {}],
    [{ kind: "truncate" }, {}],
  ])("%j hits the next request, once", (input, defaults) => {
    expect(schema.parse(input)).toEqual({ ...common, ...defaults, ...input });
  });

  it("of kind delay keeps its duration", () => {
    expect(schema.parse({ kind: "delay", delayMs: 20 })).toEqual({ ...common, kind: "delay", delayMs: 20 });
  });
});

describe("what a fault may say", () => {
  it.each([
    ["the first status there is", { kind: "status", status: 200 }],
    ["the last status there is", { kind: "status", status: 599 }],
    ["a body of text", { kind: "status", status: 500, body: "text" }],
    ["a body of JSON", { kind: "html", body: { nested: [1, null, true] } }],
    ["a request far away", { kind: "truncate", nth: 1_000_000 }],
    ["no end", { kind: "truncate", times: 0 }],
    ["an hour", { kind: "delay", delayMs: 3_600_000 }],
    ["an effect that comes late", { kind: "status", status: 504, after: true, effectDelayMs: 1 }],
    ["a stall after the effect", { kind: "stall", after: true }],
    ["one of the vendors", { kind: "empty", vendor: "pca" }],
  ])("is %s", (_, input) => {
    expect(schema.safeParse(input).success).toBe(true);
  });

  it.each([
    ["a status before the first", { kind: "status", status: 199 }],
    ["a status after the last", { kind: "status", status: 600 }],
    ["half a status", { kind: "status", status: 500.5 }],
    ["a status as text", { kind: "status", status: "500" }],
    ["no wait at all for a delay", { kind: "delay", delayMs: 0 }],
    ["more than an hour", { kind: "html", delayMs: 3_600_001 }],
    ["an empty path", { kind: "html", path: "" }],
    ["a vendor in other letters", { kind: "html", vendor: "PCA" }],
    ["a status for a rate limit", { kind: "rate-limit", status: 503 }],
    ["a body for a cut connection", { kind: "truncate", body: "x" }],
    ["a late effect without an effect", { kind: "status", status: 504, effectDelayMs: 1 }],
    ["an effect that is late by nothing", { kind: "status", status: 504, after: true, effectDelayMs: 0 }],
    ["a late effect of an empty answer", { kind: "empty", after: true, effectDelayMs: 1 }],
    ["a status for a stall", { kind: "stall", status: 504 }],
    ["a header with a line break", { kind: "html", headers: { "x-one": "a\nb" } }],
  ])("is not %s", (_, input) => {
    expect(schema.safeParse(input).success).toBe(false);
  });
});
