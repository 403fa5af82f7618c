import { execFile } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { zipSync } from "fflate";
import { version } from "../../../package.json";
import { filesBelow } from "../../../scripts/generate-sdk/written-files.mjs";
import { root } from "./project";

/* The SDKs of the native provider as their package managers take them, made in a folder outside of this checkout. */

const run = promisify(execFile);

/** The path of the Go module. */
export const goModule = "netassure.dev/sdk/go";

/** The tarball. It is compiled beside its sources, where its own `npm run build` finds the compiler. */
export async function packNodeSdk(folder: string): Promise<string> {
  await run("npm", ["pack", "./sdk/nodejs", "--pack-destination", folder], { cwd: root });
  return join(folder, `netassure-native-${version}.tgz`);
}

/** The wheel. */
export async function packPythonSdk(python: string, folder: string): Promise<string> {
  // Not beside its sources: what is left there of another build would come along.
  const sources = join(folder, "sources");
  for (const name of ["pyproject.toml", "README.md", "pulumi_netassure"]) {
    cpSync(join(root, "sdk/python", name), join(sources, name), { recursive: true });
  }
  await run(python, ["-m", "pip", "wheel", "--no-deps", "--wheel-dir", folder, sources]);
  const wheel = readdirSync(folder).find((name) => name.endsWith(".whl"));
  if (wheel === undefined) throw new Error(`pip made no wheel in ${folder}`);
  return join(folder, wheel);
}

/** The address of a module proxy that has the SDK and nothing else. */
export async function goProxyOfSdk(folder: string): Promise<string> {
  const files = await filesBelow(join(root, "sdk/go"));
  const bytes = (text: string) => new TextEncoder().encode(text);
  const zipped = [...files].map(([file, text]) => [`${goModule}@v${version}/${file}`, bytes(text)] as const);
  const served = {
    info: JSON.stringify({ Version: `v${version}` }),
    mod: files.get("go.mod") ?? "",
    zip: zipSync(Object.fromEntries(zipped)),
  };
  for (const [extension, content] of Object.entries(served)) {
    const file = join(folder, goModule, "@v", `v${version}.${extension}`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  return pathToFileURL(folder).href;
}
