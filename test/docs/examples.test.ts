import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";

/* Programs in the documentation have to compile against the sources as they are. */

const root = resolve(__dirname, "../..");

/** The TypeScript programs between fences of a page. */
function programsIn(page: string): string[] {
  return [...readFileSync(join(root, page), "utf8").matchAll(/^```ts\n([\s\S]*?)^```/gm)].map(([, code]) => code ?? "");
}

/** The `@example` programs in the comments of a source file, each with the import that a reader would add. */
function examplesIn(file: string): string[] {
  const text = readFileSync(join(root, file), "utf8");
  const examples = [...text.matchAll(/@example\n((?: \* (?!@).*\n)+)/g)].map(([, lines]) =>
    (lines ?? "").replace(/^ \* /gm, ""),
  );
  return examples.map(
    (code) => `import { ${calledIn(code)} } from "netassure";\nasync function example() {\n${code}}\nexample();\n`,
  );
}

function calledIn(code: string): string {
  return /(getThousandEyes\w+|getPca\w+|getPingPlotter\w+)\(/.exec(code)?.[1] ?? "";
}

/** Compiles all programs at once, which costs as much as one; the problems of each. */
function problemsOf(programs: string[]): string[][] {
  const files = programs.map((_, index) => join(root, `documentation-${index}.ts`));
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    strict: true,
    skipLibCheck: true,
    noEmit: true,
    types: ["node"],
    paths: { netassure: [join(root, "src/index.ts")] },
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
  const problems = ts.getPreEmitDiagnostics(ts.createProgram(files, options, host));
  return files.map((file) =>
    problems
      .filter((problem) => problem.file?.fileName === file)
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, " ")),
  );
}

describe("the programs in the documentation", () => {
  const pages = {
    "README.md": programsIn("README.md"),
    "docs/lookups.md": programsIn("docs/lookups.md"),
    "the lookups of ThousandEyes": examplesIn("src/dynamic/lookups/thousandeyes.ts"),
    "the lookups of Cisco PCA": examplesIn("src/dynamic/lookups/pca.ts"),
    "the lookups of PingPlotter": examplesIn("src/dynamic/lookups/pingplotter.ts"),
  };

  it.each(Object.entries(pages))("are found: %s", (_, programs) => {
    expect(programs.length).toBeGreaterThan(0);
  });

  it("compile, and would not if they were wrong", () => {
    const wrong = 'import * as n from "netassure";\nnew n.ThousandEyesTest("a", { type: "http-server" });\n';
    const programs = Object.values(pages).flat();
    const problems = problemsOf([...programs, wrong]);
    expect(problems.at(-1)).toHaveLength(1);
    expect(problems.slice(0, -1)).toEqual(programs.map(() => []));
  }, 60_000);
});
