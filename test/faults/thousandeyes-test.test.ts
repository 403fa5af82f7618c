import { faultMatrix } from "./matrix";

const renamed = (unique: string) => ({ testName: `${unique} renamed` });

await faultMatrix("ThousandEyesTest", {
  atLeast: 450,
  plots: [
    {
      name: "http-server",
      variant: "http-server",
      changes: (unique) => ({ ...renamed(unique), description: "changed", interval: 120 }),
    },
    {
      name: "agent-to-server",
      variant: "agent-to-server",
      isVariant: true,
      changes: (unique) => ({ ...renamed(unique), server: "other.example.com", interval: 120 }),
    },
    {
      name: "http-server with names",
      variant: "http-server",
      also: { agents: [{ agentName: "Singapore" }], alertRules: ["Default HTTP Alert Rule 2.0"] },
      changes: renamed,
    },
    {
      name: "http-server that is switched off",
      variant: "http-server",
      changes: () => ({ enabled: false, description: "changed" }),
      operations: ["update"],
    },
    {
      name: "http-server that was never on",
      variant: "http-server",
      also: { enabled: false },
      changes: () => ({ enabled: true }),
      operations: ["create", "update"],
    },
  ],
});
