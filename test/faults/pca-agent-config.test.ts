import type { Sandbox } from "../../src/sandbox";
import { sampleContext } from "../support/samples/sample";
import { faultMatrix } from "./matrix";

await faultMatrix("PcaAgentConfig", {
  atLeast: 250,
  plots: [
    {
      name: "",
      also: { metadata: { SITE: "Berlin" } },
      changes: (unique) => ({
        identification: { agentName: `${unique} renamed` },
        dataGateway: { server: "192.0.2.11", port: 55889 },
        metadata: { SITE: "Madrid", ROLE: "edge" },
      }),
    },
    {
      name: "with sessions to delete",
      also: { deleteSessions: true },
      changes: () => ({ metadata: { SITE: "Madrid" } }),
      meanwhile: sessionOf,
      operations: ["delete"],
    },
  ],
});

/** Somebody else's session of the agent. */
async function sessionOf(sandbox: Sandbox, agentId: string): Promise<void> {
  const session = {
    sessionType: "echo-icmp",
    sessionName: `of ${agentId}`,
    enable: true,
    period: "continuous",
    echo: { reflectorAddr: "192.0.2.21" },
  };
  const data = { type: "agentSessions", attributes: { agentId, session } };
  const answer = await sampleContext(sandbox).pca("POST", "/api/orchestrate/v3/agents/session", { data });
  if (answer.status !== 201) throw new Error(`session of ${agentId}: ${answer.status} ${await answer.text()}`);
}
