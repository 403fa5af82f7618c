import { describe, expect, test } from "vitest";
import { readBody } from "../../src/http/body";
import { secondsToWait, vendorWords } from "../../src/http/vendor-words";

const wordsOf = (value: unknown) => vendorWords(readBody(JSON.stringify(value), "application/json"));

describe("the vendor's words", () => {
  test("of problem details are title, detail and errors", () => {
    const errors = [
      { code: "too-small", field: "interval", message: "must be 60 or more" },
      { code: "missing", message: "agents must be given" },
    ];
    expect(
      wordsOf({ type: "about:blank", title: "Validation failed", status: 400, detail: "Two fields", errors }),
    ).toBe("Validation failed; Two fields; interval: must be 60 or more (too-small); agents must be given (missing)");
  });

  test("name a field or code only once", () => {
    const errors = [{ code: "interval", field: "interval", message: "interval is empty" }];
    expect(wordsOf({ title: "Bad", errors })).toBe("Bad; interval is empty");
  });

  test("name a field or code that comes without a message", () => {
    expect(wordsOf({ errors: [{ code: "E12", field: "url" }] })).toBe("url: E12");
  });

  test("of the tags service are its title and detail, not the name of the status", () => {
    const body = {
      timestamp: 1,
      status: 409,
      error: "Conflict",
      title: "Duplicate",
      detail: "Tag a:b exists",
      path: "/v7/tags",
    };
    expect(wordsOf(body)).toBe("Duplicate; Tag a:b exists");
  });

  test("are the name of the status when there is nothing else", () => {
    expect(wordsOf({ title: "Bad Request" })).toBe("Bad Request");
    expect(wordsOf({ title: "404 Not Found", status: 404 })).toBe("404 Not Found");
  });

  test("of an OAuth error are code and description", () => {
    expect(wordsOf({ error: "invalid_token", error_description: "Expired." })).toBe("invalid_token; Expired");
  });

  test("of PingPlotter's limit are its error", () => {
    expect(wordsOf({ error: "Rate limit exceeded", limit: 240, remaining: 0, cost: 2, retryAfterSeconds: 10 })).toBe(
      "Rate limit exceeded",
    );
  });

  test.each([[{ message: "Too old" }], [{ Message: "Too old" }], [{ error: { message: "Too old" } }], ["Too old"]])(
    "are found in %j",
    (body) => {
      expect(wordsOf(body)).toBe("Too old");
    },
  );

  test("of ASP.NET's dictionary name each field", () => {
    expect(wordsOf({ title: "Invalid", errors: { Name: ["is required", "is short"], Note: ["is long"] } })).toBe(
      "Invalid; Name: is required, is short; Note: is long",
    );
  });

  test("of JSON:API errors are joined", () => {
    expect(wordsOf({ errors: [{ title: "One" }, { detail: "Two" }, "Three"] })).toBe("One; Two; Three");
  });

  test("are not repeated, whichever comes first", () => {
    expect(wordsOf({ title: "Name exists", detail: "name exists" })).toBe("Name exists");
    expect(wordsOf({ title: "Name exists", detail: "A test: Name exists already" })).toBe(
      "A test: Name exists already",
    );
    expect(wordsOf({ title: "The Name exists already", detail: "name exists" })).toBe("The Name exists already");
  });

  test("of plain text are the text", () => {
    expect(vendorWords(readBody("agent not found\n", "text/plain"))).toBe("agent not found");
  });

  test.each(["", "   "])("of an empty body do not exist: %j", (text) => {
    expect(vendorWords(readBody(text, "application/json"))).toBeUndefined();
  });

  test.each([{}, [], null, true, 5, { title: "" }, { title: 7 }, { errors: [] }])(
    "are not invented from %j",
    (body) => {
      expect(wordsOf(body)).toBeUndefined();
    },
  );

  test("are not taken from a page or a broken body", () => {
    expect(vendorWords(readBody("<html>Sorry</html>", "text/html"))).toBeUndefined();
    expect(vendorWords(readBody('{"title": "x', "application/json"))).toBeUndefined();
  });
});

describe("a body", () => {
  test.each([
    ["", "application/json", "empty"],
    ["{}", "application/vnd.api+json; charset=utf-8", "json"],
    ["{}", null, "json"],
    ["{", "application/problem+json", "broken-json"],
    ["[1,", null, "broken-json"],
    ["a: 1", "text/yaml", "text"],
    ["a: 1", "application/x-yaml", "text"],
    ["{a", "text/plain", "text"],
    ["BZh9", "application/octet-stream", "other"],
    ["", "text/html", "empty"],
    ['{"a":1}', "text/html", "html"],
  ])("%j with content type %s is %s", (text, type, form) => {
    expect(readBody(text, type).form).toBe(form);
  });

  test.each([
    [{ retryAfterSeconds: 10 }, 10],
    [{ retryAfterSeconds: "10" }, undefined],
    [{ retryAfterSeconds: -1 }, undefined],
    [null, undefined],
  ])("%j asks to wait %s seconds", (value, seconds) => {
    expect(secondsToWait(readBody(JSON.stringify(value), "application/json"))).toBe(seconds);
  });
});
