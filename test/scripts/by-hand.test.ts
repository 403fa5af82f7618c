import { describe, expect, test } from "vitest";
import { byHand } from "../../scripts/demo/sandbox.mjs";
import { demoSandbox } from "./demo-sandbox";

describe("the demo plays the colleague who works past Pulumi", () => {
  test("a look costs one GET and changes nothing", async () => {
    const { sandbox, tests, received } = await demoSandbox();
    tests.set("7", { interval: 300 });
    expect(await byHand(sandbox.connection.thousandEyes, "7")).toEqual({ interval: 300 });
    expect(received).toEqual(["GET /v7/tests/http-server/7 Bearer secret"]);
  });

  test("a change is a PUT of that property alone", async () => {
    const { sandbox, tests, received } = await demoSandbox();
    tests.set("7", { interval: 300, url: "https://shop.example.com" });
    await byHand(sandbox.connection.thousandEyes, "7", { interval: 3600 });
    expect(received).toEqual(['PUT /v7/tests/http-server/7 Bearer secret {"interval":3600}']);
    expect(tests.get("7")).toEqual({ interval: 3600, url: "https://shop.example.com" });
  });

  test("a refusal is an error that shows the request and the answer, not the token", async () => {
    const { sandbox } = await demoSandbox();
    const account = sandbox.connection.thousandEyes;
    const failure = byHand(account, "8", { interval: 3600 });
    await expect(failure).rejects.toThrow(`PUT ${account.endpoint}/tests/http-server/8: 404 {"title":"Not Found"}`);
  });
});
