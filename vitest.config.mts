import { devNull } from "node:os";
import { defineConfig } from "vitest/config";

const project = (name: string, include: string[], testTimeout: number) => ({
  test: {
    name,
    include,
    testTimeout,
    hookTimeout: testTimeout,
    // No test may find what another one noted of its creates; those on the engine have a home of their own.
    env: { PULUMI_HOME: devNull },
    setupFiles: name === "unit" ? ["test/support/no-network.ts"] : [],
  },
});

export default defineConfig({
  test: {
    // On two cores Vitest would start one worker, which mostly waits for the engine.
    maxWorkers: 2,
    projects: [
      project(
        "unit",
        ["test/{lifecycle,host,http,thousandeyes,pca,pingplotter,dynamic,plugin,cli,docs,scripts}/**/*.test.ts"],
        10_000,
      ),
      project(
        "sandbox",
        ["test/sandbox/**/*.test.ts", "test/contract/**/*.test.ts", "test/faults/**/*.test.ts"],
        30_000,
      ),
      project("conformance", ["test/conformance/**/*.test.ts"], 60_000),
      project("engine", ["test/engine/**/*.test.ts"], 600_000),
    ],
  },
});
