import { AGENT } from "../support/samples/pca";
import { faultMatrix } from "./matrix";
import { happen } from "./scenarios";

const renamed = (unique: string) => ({ sessionName: `${unique} renamed` });

await faultMatrix("PcaSession", {
  atLeast: 440,
  plots: [
    {
      name: "twamp-stateless",
      variant: "twamp-stateless",
      changes: (unique) => ({
        ...renamed(unique),
        twamp: { reflectorAddr: "192.0.2.20", senderDscp: 46 },
        metadata: { SITE: "Madrid" },
      }),
    },
    {
      name: "transfer with a password",
      variant: "transfer",
      isVariant: true,
      also: { transfer: { destinationUrl: "https://shop.example.com", username: "u", password: "first-secret" } },
      changes: (unique) => ({
        ...renamed(unique),
        transfer: { destinationUrl: "https://two.example.com", username: "u", password: "second-secret" },
      }),
    },
    {
      name: "path-trace that is started",
      variant: "path-trace",
      also: { startTriggers: { once: "1" } },
      beforehand: (sandbox) => happen(sandbox, `pca/agents/${AGENT}/connect?agentType=trace`),
      changes: (unique) => ({ ...renamed(unique), startTriggers: { once: "2" } }),
      operations: ["create", "update"],
    },
  ],
});
