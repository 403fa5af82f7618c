import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { exampleResources, programOfExamples } from "./support/every-example";
import { languages, nativeProject, programFiles, writeNative } from "./support/native-project";
import type { Project } from "./support/project";
import { EngineSandbox } from "./support/sandbox";

/* The examples that the SDKs show of every resource type, in each language through a whole life. */

const all = exampleResources.length;

for (const language of ["yaml", "python", "go", "nodejs"] as const) {
  describe.skipIf(!languages.includes(language))(`every resource, declared in ${language}`, () => {
    let sandbox: EngineSandbox;
    let project: Project;
    let before: unknown;

    beforeAll(async () => {
      sandbox = await EngineSandbox.start();
      before = await sandbox.objects();
      project = await nativeProject(language, sandbox.environment());
      writeNative(project, language, programOfExamples(language));
      await project.init();
    });

    afterAll(async () => {
      project.remove();
      await sandbox.close();
    });

    function edit(from: RegExp, to: string): void {
      const file = programFiles[language];
      const program = readFileSync(join(project.folder, file), "utf8");
      expect(program.split(from)).toHaveLength(2);
      project.write(file, program.replace(from, to));
    }

    it("comes up, and then there is nothing to do", async () => {
      expect(await project.preview()).toEqual({ create: all + 1 });
      expect(await project.up()).toEqual({ create: all + 1 });
      expect(await project.preview()).toEqual({});
    });

    it("shows what differs by its path, and what refers to what an update keeps as it is", async () => {
      const { id } = (await project.resource("shop-frontend")) ?? {};
      await sandbox.byHand("PUT", `/tests/http-server/${id}`, { interval: 600 });
      expect(await project.refresh()).toEqual({ update: 1 });
      edit(/ns2\.example\.com/, "ns3.example.com");
      edit(/(?<=["\s])Berlin/, "Potsdam");

      const plan = Object.entries(await project.plan());
      expect(Object.fromEntries(plan.map(([name, { op, detailedDiff }]) => [name, [op, detailedDiff]]))).toEqual({
        "shop-frontend": ["update", { interval: { kind: "update", inputDiff: false } }],
        "shop-dns": ["update", { "dnsServers[1]": { kind: "update", inputDiff: false } }],
        "edge-berlin": ["update", { metadata: { kind: "update", inputDiff: false } }],
      });
      expect(await project.up()).toEqual({ update: 3 });
      expect(await project.preview()).toEqual({});
    });

    it("goes away without a trace", async () => {
      expect(await project.destroy()).toEqual({ delete: all + 1 });
      expect(await sandbox.objects()).toEqual(before);
    });
  });
}
