import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { version } from "../../package.json";
import schema from "../../schema.json";
import { nativeFunctions } from "../../src/plugin/functions";
import { nativeResources } from "../../src/plugin/resources";
import { vendors } from "../../src/registry";
import { documents, root } from "./pages";

const textOf = (page: string) => readFileSync(join(root, page), "utf8");

/** Programs in one text, by the language of their fence. */
function programsIn(text: string): Record<string, string> {
  return Object.fromEntries(
    [...text.matchAll(/^```(\w+)\n([\s\S]*?)^```/gm)].map(([, language, code]) => [language, code]),
  );
}

describe("what the documents say of the native provider", () => {
  it.each(documents())("%s names only types and functions that there are", (page) => {
    const tokens = [...nativeResources, ...nativeFunctions].map(({ token }) => token);
    const named = [...textOf(page).matchAll(/netassure:(?:thousandeyes|pca|pingplotter):\w+/g)].map(([token]) => token);
    expect(named.filter((token) => !tokens.includes(token))).toEqual([]);
  });

  it("shows the example of the schema in every language", () => {
    const page = textOf("docs/native.md");
    const { typescript, ...others } = programsIn(schema.resources["netassure:thousandeyes:HttpServerTest"].description);
    expect(Object.keys(others)).toEqual(["python", "go", "yaml"]);
    expect(page).toContain(`\`\`\`ts\n${typescript}\`\`\``);
    for (const [language, program] of Object.entries(others))
      expect(page).toContain(`\`\`\`${language}\n${program}\`\`\``);
  });

  it("names the version of this package", () => {
    const named = [...textOf("docs/native.md").matchAll(/netassure(?: |@|[\w/.-]*[@-]v)(\d+\.\d+\.\d+)/g)];
    expect(named.length).toBeGreaterThan(4);
    expect(named.filter(([, one]) => one !== version)).toEqual([]);
  });

  it("lists every function, with its name on the dynamic way", () => {
    const rows = [...textOf("docs/native.md").matchAll(/^\| `(netassure:\w+:get\w+)` \| `(\w+)` \|$/gm)];
    expect(rows.map(([, token, dynamic]) => [token, dynamic])).toEqual(
      nativeFunctions.map(({ token, definition }) => [token, definition.name]),
    );
  });
});

describe("the way over", () => {
  const page = textOf("docs/way-over.md");

  it("has a section for every dynamic class, with a program before and one after", () => {
    const classes = vendors.flatMap(({ resources }) => resources.map(({ type }) => type));
    const sections = [...page.matchAll(/^### (\w+)\n([\s\S]*?)(?=^##)/gm)];
    expect(sections.map(([, name]) => name)).toEqual(expect.arrayContaining(classes));
    expect(sections).toHaveLength(classes.length);
    for (const [, , text] of sections) expect(text).toMatch(/^Before:\n\n```ts\n[\s\S]*^After:\n\n```ts\n/m);
  });

  it("gives every type of test its class", () => {
    const rows = [...page.matchAll(/^\| `([\w-]+)` \| `(\w+\.\w+)` \| `(\S+)` \|$/gm)].map(([, ...cells]) => cells);
    const tests = nativeResources.filter(({ fixed }) => "type" in fixed);
    expect(rows.sort()).toEqual(
      tests.map(({ fixed, module, name, token }) => [fixed.type, `${module}.${name}`, token]).sort(),
    );
  });
});
