import { describe, expect, test } from "vitest";
import { path } from "../../src/http";

describe("path", () => {
  test("puts values between the literal parts", () => {
    expect(path`/tests/${"http-server"}/${281}`).toBe("/tests/http-server/281");
  });

  test("takes a path without values", () => {
    expect(path`/agents`).toBe("/agents");
  });

  test("encodes what would start a new segment, a query or a fragment", () => {
    expect(path`/tests/${"a/b?c#d e%"}`).toBe("/tests/a%2Fb%3Fc%23d%20e%25");
  });

  test.each(["", "   ", undefined as unknown as string])("rejects the empty value %j", (value) => {
    expect(() => path`/tests/${value}`).toThrow("The path /tests/{} got an empty value.");
  });

  test.each([".", ".."])("rejects the segment %s, which a URL would resolve away", (value) => {
    expect(() => path`/tests/${value}/runs`).toThrow(`The path /tests/{}/runs has a segment that is "${value}".`);
  });

  test("lets dots stand inside a segment", () => {
    expect(path`/sessions/${"a..b"}`).toBe("/sessions/a..b");
  });

  test("rejects empty segments of the template", () => {
    expect(() => path`/tests//${1}`).toThrow('The path /tests//{} has a segment that is "".');
    expect(() => path`/tests/`).toThrow('The path /tests/ has a segment that is "".');
  });

  test("rejects a template that is relative or holds a query", () => {
    expect(() => path`tests`).toThrow('The path tests must start with "/" and hold no query.');
    expect(() => path`/tests?aid=${1}`).toThrow('The path /tests?aid={} must start with "/" and hold no query.');
  });
});
