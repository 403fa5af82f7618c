import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { variantsOf } from "../../src/lifecycle";
import { vendors } from "../../src/registry";
import { resourceSamples } from "../support/samples";
import { Laboratory, tabled } from "./laboratory";
import { rowsOf, type Workbench } from "./rows";

/*
 * The lifecycle table: every registered resource and every variant of it, against the sandbox. A resource is covered as
 * soon as it is registered, and fails here until it has samples.
 */

describe("the registry", () => {
  const types = vendors.flatMap(({ resources }) => resources.map(({ type }) => type));

  it("has samples for every resource", () => {
    expect(resourceSamples.map(({ type }) => type).sort()).toEqual([...types].sort());
  });
});

let laboratory: Laboratory;

beforeAll(async () => {
  laboratory = await Laboratory.open();
});

afterAll(() => laboratory.close());

for (const one of tabled) {
  const { type, inputs } = one.definition;
  for (const { name: variant } of variantsOf(inputs)) {
    describe(`${type}${variant === "" ? "" : ` of type ${variant}`}`, () => {
      let bench: Workbench;

      beforeAll(async () => {
        bench = await laboratory.bench(one, variant);
      });

      it.each(rowsOf(one.definition, variant, one.samples))("$name", ({ run }) => run(bench));
    });
  }
}
