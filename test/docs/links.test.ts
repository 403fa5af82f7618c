import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { documents, root } from "./pages";

const textOf = (page: string) => readFileSync(join(root, page), "utf8");

/** Relative targets of the links on a page: `resources/pca-session.md`, `#requests`. */
function linksOn(page: string): string[] {
  const targets = [...textOf(page).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target ?? "");
  return targets.filter((target) => !/^[a-z]+:/.test(target));
}

/** The anchors that GitHub gives the headings of a page. */
function anchorsOf(page: string): string[] {
  const headings = [...textOf(page).matchAll(/^#+ (.+)$/gm)].map(([, heading]) => heading ?? "");
  return headings.map((heading) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, "")
      .replaceAll(" ", "-"),
  );
}

function leadsSomewhere(page: string, link: string): boolean {
  const [file = "", anchor] = link.split("#");
  const target = file === "" ? page : join(dirname(page), file);
  if (!existsSync(join(root, target))) return false;
  return anchor === undefined || anchorsOf(target).includes(anchor);
}

describe("the links on", () => {
  it.each(documents())("%s lead to pages and headings that exist", (page) => {
    expect(linksOn(page).filter((link) => !leadsSomewhere(page, link))).toEqual([]);
  });
});

describe("what the sources say of the documents", () => {
  const sources = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" })
    .map((file) => `src/${file}`)
    .filter((file) => file.endsWith(".ts") && statSync(join(root, file)).isFile());

  it("names only pages that exist", () => {
    const named = sources.flatMap((file) => [...textOf(file).matchAll(/docs\/[\w./-]+\.md/g)].map(([page]) => page));
    expect(named).toContain("docs/existing-objects.md");
    expect(named.filter((page) => !existsSync(join(root, page)))).toEqual([]);
  });
});
