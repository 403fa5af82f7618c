import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { finish } from "./generate-sdk/finish.mjs";
import { generate } from "./generate-sdk/generator.mjs";
import { sdkFolder, writtenFiles } from "./generate-sdk/written-files.mjs";
import { root } from "./support/paths.mjs";

const check = process.argv.includes("--check");

const schema = await readFile(join(root, "schema.json"), "utf8");
const wanted = finish(await generate(join(root, "schema.json")), schema);
const present = await writtenFiles();

const changed = [...wanted].filter(([file, text]) => present.get(file) !== text);
const superfluous = [...present.keys()].filter((file) => !wanted.has(file));

for (const [file, text] of changed) await write(file, text);
for (const file of superfluous) await remove(file);

if (check && changed.length + superfluous.length > 0) {
  console.error("The SDKs differ from schema.json. Run `npm run generate:sdk` and commit the result.");
  process.exitCode = 1;
}

/**
 * @param {string} file
 * @param {string} text
 */
async function write(file, text) {
  console.log(`${check ? "out of step" : "written"}: sdk/${file}`);
  if (check) return;
  await mkdir(dirname(join(sdkFolder, file)), { recursive: true });
  await writeFile(join(sdkFolder, file), text);
}

/** @param {string} file */
async function remove(file) {
  console.log(`${check ? "superfluous" : "removed"}: sdk/${file}`);
  if (!check) await rm(join(sdkFolder, file));
}
