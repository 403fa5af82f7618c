import { defineConfig } from "tsup";

export default defineConfig([
  {
    entry: { index: "src/index.ts", provider: "src/dynamic/provider.ts" },
    format: ["esm", "cjs"],
    target: "node20",
    dts: true,
    clean: true,
  },
  { entry: { cli: "src/cli/main.ts" }, format: ["cjs"], target: "node20" },
]);
