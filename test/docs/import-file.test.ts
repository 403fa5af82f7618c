import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { provider } from "../../src/dynamic/provider";
import { providerText } from "../../src/dynamic/provider-text";
import { typeToken } from "../../src/dynamic/resource";
import { root } from "./pages";

interface Imported {
  type: string;
  inputs: Record<string, unknown>;
  outputs: Record<string, unknown>;
}

const page = readFileSync(join(root, "docs/existing-objects.md"), "utf8");
const [, json = ""] = /^```json\n([\s\S]*?)^```/m.exec(page) ?? [];
const [resource] = (JSON.parse(json) as { resources: [Imported] }).resources;

/* Of an import with outputs the engine asks the provider for a check only. */

it("names the type and the provider of the class", () => {
  expect(resource.type).toBe(typeToken("ThousandEyesTest"));
  expect(resource.inputs.__provider).toBe(providerText("ThousandEyesTest"));
  expect(resource.outputs).toEqual(resource.inputs);
});

it("passes the check, without credentials", async () => {
  expect(await provider("ThousandEyesTest").check?.({}, resource.inputs)).toMatchObject({ failures: [] });
});
