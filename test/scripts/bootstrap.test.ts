import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, test, vi } from "vitest";
import { bootstrap, whyInstall } from "../../scripts/bootstrap.mjs";
import { listener, temporaryFolder, writeFile } from "./support";

type Lock = NonNullable<Parameters<typeof whyInstall>[0]>;

const zod = { version: "4.6.7", integrity: "sha512-a" };
const lock = (packages: Lock["packages"]): Lock => ({ packages: { "": { version: "0.1.0" }, ...packages } });

describe("dependencies are installed", () => {
  test("when there are none", () => {
    expect(whyInstall(lock({ "node_modules/zod": zod }), undefined)).toBe("node_modules is missing");
  });

  test.each([
    ["is missing", {}],
    ["has another version", { "node_modules/zod": { ...zod, version: "4.6.6" } }],
    ["has other contents", { "node_modules/zod": { ...zod, integrity: "sha512-b" } }],
    ["is only there for another package", { "node_modules/a/node_modules/zod": zod }],
  ])("when one %s", (_what, installed) => {
    const reason = "node_modules/zod is not what package-lock.json asks for";
    expect(whyInstall(lock({ "node_modules/zod": zod }), lock(installed))).toBe(reason);
  });

  test("when an optional one is there in another version", () => {
    const wanted = lock({ "node_modules/fsevents": { version: "2.3.3", optional: true } });
    const installed = lock({ "node_modules/fsevents": { version: "2.3.2", optional: true } });
    expect(whyInstall(wanted, installed)).toContain("node_modules/fsevents");
  });
});

describe("dependencies are left alone", () => {
  test("when they are what the lock file asks for", () => {
    expect(whyInstall(lock({ "node_modules/zod": zod }), lock({ "node_modules/zod": zod }))).toBeUndefined();
  });

  test("when only the project's own version differs", () => {
    const installed = { packages: { "node_modules/zod": zod } };
    expect(whyInstall(lock({ "node_modules/zod": zod }), installed)).toBeUndefined();
  });

  test.each([["optional"], ["devOptional"]])("when what is missing is %s, such as for another system", (flag) => {
    const wanted = lock({ "node_modules/fsevents": { version: "2.3.3", [flag]: true } });
    expect(whyInstall(wanted, lock({}))).toBeUndefined();
  });

  test("when somebody has added one by hand", () => {
    const installed = lock({ "node_modules/zod": zod, "node_modules/extra": { version: "1.0.0" } });
    expect(whyInstall(lock({ "node_modules/zod": zod }), installed)).toBeUndefined();
  });
});

test("without a lock file nothing can be installed as it should be", () => {
  expect(() => whyInstall(undefined, undefined)).toThrow("package-lock.json is missing or unreadable");
});

describe("installing", () => {
  afterEach(() => void vi.unstubAllEnvs());

  /** A project, and an npm that notes its arguments there. */
  function project(npmScript: string): string {
    const folder = temporaryFolder();
    writeFile(join(folder, "package-lock.json"), JSON.stringify(lock({ "node_modules/zod": zod })));
    const npm = writeFile(join(folder, "npm.cjs"), npmScript);
    vi.stubEnv("npm_execpath", npm);
    return folder;
  }
  const noting = `require("node:fs").writeFileSync("arguments", process.argv.slice(2).join(" "))`;
  const install = (folder: string, installed: Lock) =>
    writeFile(join(folder, "node_modules", ".package-lock.json"), JSON.stringify(installed));

  test("runs npm ci in the project, with what development needs, and says so in one line", async () => {
    const folder = project(noting);
    const { lines, log } = listener();
    await bootstrap({ folder, log });
    expect(readFileSync(join(folder, "arguments"), "utf8")).toBe(
      "ci --include=dev --no-audit --no-fund --loglevel=error",
    );
    expect(lines).toEqual(["Installing the dependencies with npm ci: node_modules is missing."]);
  });

  test("does not happen, and nothing is said, when all is there", async () => {
    const folder = project(noting);
    install(folder, lock({ "node_modules/zod": zod }));
    const { lines, log } = listener();
    await bootstrap({ folder, log });
    expect(existsSync(join(folder, "arguments"))).toBe(false);
    expect(lines).toEqual([]);
  });

  test("happens when npm's note about what is installed is damaged", async () => {
    const folder = project(noting);
    writeFile(join(folder, "node_modules", ".package-lock.json"), "{");
    await bootstrap({ folder, log: () => {} });
    expect(existsSync(join(folder, "arguments"))).toBe(true);
  });

  test("that fails gives npm's own words", async () => {
    const folder = project(`console.error("npm error E404 zod"); process.exit(1)`);
    await expect(bootstrap({ folder, log: () => {} })).rejects.toThrow("npm ci failed:\nnpm error E404 zod");
  });
});
