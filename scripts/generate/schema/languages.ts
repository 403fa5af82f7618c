/** What the generators of the SDKs want to know. The versions of dependencies are the oldest that are supported. */
export const languages = {
  nodejs: {
    packageName: "@netassure/native",
    packageDescription: "Network assurance as code, for Pulumi programs on the netassure provider",
    peerDependencies: { "@pulumi/pulumi": "^3.216.0" },
    devDependencies: { "@pulumi/pulumi": "^3.216.0" },
    typescriptVersion: "^5.9.3",
    respectSchemaVersion: true,
  },
  python: {
    packageName: "pulumi_netassure",
    requires: { pulumi: ">=3.216.0,<4.0.0" },
    pyproject: { enabled: true },
    respectSchemaVersion: true,
  },
  go: {
    importBasePath: "netassure.dev/sdk/go/netassure",
    modulePath: "netassure.dev/sdk/go",
    respectSchemaVersion: true,
  },
};
