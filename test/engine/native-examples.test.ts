import { cpSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { languages, type NativeLanguage, nativeProject } from "./support/native-project";
import { type Project, root } from "./support/project";
import { EngineSandbox } from "./support/sandbox";

/* Each example in each language, in a folder outside of this checkout. */

const folder = join(root, "examples/native");
const folders: Record<string, NativeLanguage> = { typescript: "nodejs", yaml: "yaml", python: "python", go: "go" };

let sandbox: EngineSandbox;

beforeAll(async () => {
  sandbox = await EngineSandbox.start();
});

afterAll(() => sandbox.close());

it("are the same in every language", () => {
  for (const name of Object.keys(folders)) {
    expect(readdirSync(join(folder, name)).sort()).toEqual(["quickstart", "site-rollout"]);
  }
});

for (const [name, language] of Object.entries(folders)) {
  describe.skipIf(!languages.includes(language))(`examples/native/${name}`, () => {
    let project: Project;

    beforeAll(async () => {
      project = await nativeProject(language, sandbox.environment());
    });

    afterAll(() => project.remove());

    it.each(["quickstart", "site-rollout"])("%s lives its whole life without a trace", async (example) => {
      const before = await sandbox.objects();
      cpSync(join(folder, name, example), project.folder, { recursive: true, filter: isCopied });
      await project.must(["stack", "init", example]);

      expect(Object.keys(await project.up())).toEqual(["create"]);
      expect(await project.preview()).toEqual({});
      expect(await project.refresh()).toEqual({});
      expect(Object.keys(await project.destroy())).toEqual(["delete"]);
      expect(await sandbox.objects()).toEqual(before);
    });
  });
}

/** The module of the Go SDK is not published: the project says already where it is. */
function isCopied(file: string): boolean {
  return !file.endsWith("go.mod");
}
