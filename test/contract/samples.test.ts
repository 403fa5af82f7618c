import { expect, it } from "vitest";
import { vendors } from "../../src/registry";
import { resourceSamples } from "../support/samples";

/* A resource is covered by the lifecycle table as soon as it is registered, and fails here until it has samples. */

it("every registered resource has samples", () => {
  const types = vendors.flatMap(({ resources }) => resources.map(({ type }) => type));
  expect(resourceSamples.map(({ type }) => type).sort()).toEqual([...types].sort());
});
