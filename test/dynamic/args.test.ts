import type * as pulumi from "@pulumi/pulumi";
import { describe, expect, expectTypeOf, it } from "vitest";
import { ThousandEyesTest, type ThousandEyesTestArgs } from "../../src";

const agents = [{ agentId: "3" }];

/** Checked by the compiler: each line below a `@ts-expect-error` has to be an error. */
const accepted: ThousandEyesTestArgs[] = [
  { type: "http-server", url: "https://shop.example.com", interval: 300, agents, requestMethod: "post" },
  { type: "agent-to-server", server: "shop.example.com", port: 443, interval: 300, agents },
  { type: "bgp", prefix: "192.0.2.0/24" },
  { type: "http-server", url: "https://shop.example.com", interval: 300, agents: ["3", "4"] },
  // @ts-expect-error a field of another type: port belongs to agent-to-server
  { type: "http-server", url: "https://shop.example.com", interval: 300, agents, port: 443 },
  // @ts-expect-error a misspelled field
  { type: "http-server", url: "https://shop.example.com", interval: 300, agents, urll: "x" },
  // @ts-expect-error a required field is missing
  { type: "agent-to-server", interval: 300, agents },
  // @ts-expect-error a value of the wrong type
  { type: "http-server", url: "https://shop.example.com", interval: "300", agents },
  // @ts-expect-error no such choice
  { type: "agent-to-server", server: "shop.example.com", interval: 300, agents, protocol: "udp" },
  // @ts-expect-error no such test type
  { type: "http", url: "https://shop.example.com", interval: 300, agents },
];

describe("the types of ThousandEyesTest", () => {
  it("accept four of the arguments above and refuse six", () => {
    expect(accepted).toHaveLength(10);
  });

  it("has outputs of the fields' own types", () => {
    expectTypeOf<ThousandEyesTest["testId"]>().toEqualTypeOf<pulumi.Output<string>>();
    expectTypeOf<ThousandEyesTest["createdBy"]>().toEqualTypeOf<pulumi.Output<string | undefined>>();
    expectTypeOf<ThousandEyesTest<"agent-to-server">["port"]>().toEqualTypeOf<pulumi.Output<number | undefined>>();
    expectTypeOf<ThousandEyesTest<"http-server">["port"]>().toEqualTypeOf<pulumi.Output<undefined>>();
  });

  it("knows of a new resource which type of test it is", () => {
    type Made = typeof made;
    const made = () => new ThousandEyesTest("shop", accepted[0] as ThousandEyesTestArgs<"http-server">);
    expectTypeOf<ReturnType<Made>["url"]>().toEqualTypeOf<pulumi.Output<string>>();
  });
});
