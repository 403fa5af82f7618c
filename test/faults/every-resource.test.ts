import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { vendors } from "../../src/registry";

const types = vendors.flatMap(({ resources }) => resources.map(({ type }) => type));

it("puts every registered resource into a fault matrix", async () => {
  const files = (await readdir(import.meta.dirname)).filter((file) => file.endsWith(".test.ts"));
  const texts = await Promise.all(files.map((file) => readFile(join(import.meta.dirname, file), "utf8")));
  const inMatrix = texts.flatMap((text) => /^await faultMatrix\("(\w+)"/m.exec(text)?.[1] ?? []);
  expect(inMatrix.sort()).toEqual(types.sort());
});
