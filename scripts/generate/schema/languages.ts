import { description, version } from "../../../package.json";

/** What the generators of the SDKs want to know. The versions of dependencies are the oldest that are supported. */
export const languages = {
  nodejs: {
    packageName: "@netassure/native",
    readme: readme("@netassure/native"),
    packageDescription: "Network assurance as code, for Pulumi programs on the netassure provider",
    peerDependencies: { "@pulumi/pulumi": "^3.216.0" },
    devDependencies: { "@pulumi/pulumi": "^3.216.0" },
    typescriptVersion: "^5.9.3",
    respectSchemaVersion: true,
  },
  python: {
    packageName: "pulumi_netassure",
    readme: readme("pulumi-netassure"),
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

/** An SDK cannot bring the plugin along, and what the engine advises when it is missing does not find it either. */
function readme(name: string): string {
  return `# ${name}

${description}.

This SDK needs the plugin of its version, once on each machine that runs \`pulumi\`:

\`\`\`sh
npx netassure@${version} plugin install
\`\`\`
`;
}
