/** Imports point one way: http, lifecycle <- vendors <- registry <- host <- dynamic, plugin, cli. The sandbox stands alone. */
const vendors = "(thousandeyes|pca|pingplotter)";

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    { name: "no-circular", severity: "error", from: {}, to: { circular: true } },
    {
      name: "lifecycle-knows-no-vendor-no-http-no-host",
      severity: "error",
      from: { path: "^src/lifecycle/" },
      to: { path: "^(src/(?!lifecycle/)|node_modules/(@pulumi|undici|hono))" },
    },
    {
      name: "http-knows-no-vendor",
      severity: "error",
      from: { path: "^src/http/" },
      to: { path: "^src/(?!http/)" },
    },
    {
      name: "a-vendor-imports-only-itself-http-and-lifecycle",
      severity: "error",
      from: { path: `^src/${vendors}/` },
      to: { path: "^(src|node_modules/@pulumi)/", pathNot: ["^src/(http|lifecycle)/", "^src/$1/"] },
    },
    {
      name: "registry-knows-no-way-in",
      severity: "error",
      from: { path: "^src/registry\\.ts$" },
      to: { path: "^src/(host|dynamic|plugin|cli|sandbox)/" },
    },
    {
      name: "host-knows-no-way-in",
      severity: "error",
      from: { path: "^src/host/" },
      to: { path: "^(src/(dynamic|plugin|cli|sandbox)/|node_modules/@pulumi)" },
    },
    {
      name: "sandbox-shares-no-code-with-the-clients",
      severity: "error",
      from: { path: "^src/sandbox/" },
      to: { path: "^src/(?!sandbox/)" },
    },
    {
      name: "only-the-command-line-starts-the-sandbox",
      severity: "error",
      from: { path: "^src/(?!sandbox/|cli/)" },
      to: { path: "^src/sandbox/" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
  },
};
