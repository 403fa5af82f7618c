import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { vendors } from "../../src/registry";
import { documents, root } from "./pages";

/* Programs in the documentation have to compile against the sources as they are. */

/** The TypeScript programs between fences of a page. */
function programsIn(page: string): string[] {
  return [...readFileSync(join(root, page), "utf8").matchAll(/^```ts\n([\s\S]*?)^```/gm)].map(([, code]) => code ?? "");
}

/** What hovers over a class or a lookup, each as a program of its own. */
function examplesOf(definitions: readonly { example: string }[]): string[] {
  return definitions.map(({ example }) => `import * as netassure from "netassure";\n${example}`);
}

/** The programs of the examples folder, each file as it is; their own settings only say how Pulumi runs them. */
function exampleFiles(): string[] {
  return readdirSync(join(root, "examples"), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && !file.includes("node_modules"))
    .map((file) => join(root, "examples", file));
}

/** Compiles everything at once, which costs as much as one program; the problems of each, files first. */
function problemsOf(existing: string[], programs: string[]): string[][] {
  const files = programs.map((_, index) => join(root, `documentation-${index}.ts`));
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    strict: true,
    skipLibCheck: true,
    noEmit: true,
    types: ["node"],
    paths: {
      netassure: [join(root, "src/index.ts")],
      "@netassure/native": [join(root, "sdk/nodejs/index.ts")],
    },
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.fileExists = (name) => files.includes(name) || fileExists(name);
  host.getSourceFile = (name, ...others) => {
    const code = programs[files.indexOf(name)];
    return code === undefined
      ? getSourceFile(name, ...others)
      : ts.createSourceFile(name, code, ts.ScriptTarget.ES2022);
  };
  const all = [...existing, ...files];
  const problems = ts.getPreEmitDiagnostics(ts.createProgram(all, options, host));
  return all.map((file) =>
    problems
      .filter((problem) => problem.file?.fileName === file)
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, " ")),
  );
}

describe("the programs in the documentation", () => {
  const pages = {
    "README.md": programsIn("README.md"),
    "docs/existing-objects.md": programsIn("docs/existing-objects.md"),
    "docs/lookups.md": programsIn("docs/lookups.md"),
    "docs/native.md": programsIn("docs/native.md"),
    "docs/pca.md": programsIn("docs/pca.md"),
    "docs/programs.md": programsIn("docs/programs.md"),
    "docs/testing.md": programsIn("docs/testing.md"),
    "docs/thousandeyes.md": programsIn("docs/thousandeyes.md"),
    "docs/way-over.md": programsIn("docs/way-over.md"),
    "the examples of the resources": examplesOf(vendors.flatMap(({ resources }) => resources)),
    "the examples of the lookups": examplesOf(vendors.flatMap(({ lookups }) => lookups)),
  };

  it.each(Object.entries(pages))("are found: %s", (_, programs) => {
    expect(programs.length).toBeGreaterThan(0);
  });

  it("are on no other page", () => {
    const others = documents().filter((page) => !(page in pages));
    expect(others.filter((page) => programsIn(page).length > 0)).toEqual([]);
  });

  it("compile, as the examples do, and would not if they were wrong", () => {
    const wrong = [
      'import * as n from "netassure";\nnew n.ThousandEyesTest("a", { type: "http-server" });\n',
      'import { thousandeyes } from "@netassure/native";\nnew thousandeyes.HttpServerTest("a", { interval: 60 });\n',
    ];
    const programs = Object.values(pages).flat();
    const problems = problemsOf(exampleFiles(), [...programs, ...wrong]);
    expect(problems.slice(-wrong.length).map((found) => found.length)).toEqual([1, 1]);
    expect(problems.slice(0, -wrong.length).flat()).toEqual([]);
  }, 120_000);
});
