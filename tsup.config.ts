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
  // Pulumi starts it outside of any node_modules: everything that it needs is in it.
  {
    entry: { plugin: "src/plugin/main.ts" },
    format: ["cjs"],
    target: "node20",
    noExternal: [/./],
    removeNodeProtocol: false,
    // Half of its start is reading it.
    minify: true,
    banner: { js: "#!/usr/bin/env node" },
  },
]);
