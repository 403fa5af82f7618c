import { cpSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { languagesHere } from "../../scripts/toolchain.mjs";
import { environmentOf } from "./support/languages";
import { Project } from "./support/project";

const here = languagesHere();

describe.each(["yaml", "python", "go"] as const)("a program in %s", (language) => {
  it.skipIf(!here.includes(language))("reads its configuration and exports an output, without a warning", async () => {
    const project = new Project(await environmentOf(language));
    onTestFinished(() => project.remove());
    cpSync(join(__dirname, "programs", language), project.folder, { recursive: true });
    await project.init({ who: "world" });

    const { text } = await project.must(["up", "--yes", "--skip-preview"]);

    expect(text).not.toMatch(/warning/i);
    expect(await project.output("greeting")).toBe("hello world");
  });
});
