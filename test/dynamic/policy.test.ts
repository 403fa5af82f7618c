import { beforeEach, describe, expect, it } from "vitest";
import * as netassure from "../../src";
import { vendors } from "../../src/registry";
import { mockEngine } from "./support/registrations";

/*
 * How a policy pack finds the resources that a policy is about: `validateResourceOfType(netassure.ThousandEyesTest, ...)`.
 * The pack gets nothing but the type of a resource. Source: @pulumi/policy 1.21.0, server.js, isTypeOf.
 */
function isTypeOf(type: string, resourceClass: { __pulumiType?: unknown; isInstance?: unknown }): boolean {
  const { __pulumiType: known, isInstance } = resourceClass;
  if (typeof known === "string" && known.length > 0) return type === known;
  return typeof isInstance === "function" && isInstance({ __pulumiType: type }) === true;
}

const classes = vendors.flatMap(({ resources }) => resources.map(({ type }) => type));
const classNamed = (name: string) => (netassure as unknown as Record<string, object>)[name] ?? {};
const token = (name: string) => `pulumi-nodejs:dynamic/netassure:${name}`;

beforeEach(() => mockEngine());

describe("a policy for resources of one class", () => {
  it.each(classes)("is about %s, and about no other type", (name) => {
    const types = [
      ...classes.map(token),
      `${token(name)}Other`,
      "pulumi-nodejs:dynamic:Resource",
      "pulumi:pulumi:Stack",
    ];
    expect(types.filter((type) => isTypeOf(type, classNamed(name)))).toEqual([token(name)]);
  });

  it("is not about a resource of the same name in another package", () => {
    expect(isTypeOf("thousandeyes:index:ThousandEyesTest", netassure.ThousandEyesTest)).toBe(false);
  });
});

describe("isInstance", () => {
  it("knows a resource of its class from others, and from what is none", () => {
    const agent = new netassure.PingPlotterAgent("laptop", {});
    expect(netassure.PingPlotterAgent.isInstance(agent)).toBe(true);
    expect(netassure.ThousandEyesTest.isInstance(agent)).toBe(false);
    for (const value of [undefined, null, "text", {}]) expect(netassure.PingPlotterAgent.isInstance(value)).toBe(false);
  });
});
