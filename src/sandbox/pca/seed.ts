import type { SeedSize } from "../vendor";
import { openTenant, type PcaState, type Tenant, unchanging } from "./tenant";

const agents = 250;
const sessionsEach = 5;

/** A new tenant is empty. The large one has more sessions than one page of a list shows by default. */
export function seedPca(size: SeedSize): PcaState {
  const empty = { configurations: {}, agents: {}, sessions: {}, schedules: {}, runs: {}, logins: {} };
  const state: PcaState = { tenantName: "sandbox", ...empty };
  const tenant = openTenant(state, unchanging);
  if (size === "large") for (let agent = 0; agent < agents; agent++) addAgent(tenant, agent);
  return state;
}

function addAgent(tenant: Tenant, agent: number): void {
  const agentId = seededId(1, agent);
  tenant.configurations.put(agentId, {
    agentId,
    identification: { agentName: `branch-${agent}` },
    dataGateway: { server: "collector.example.net", port: 55888 },
    metadata: { SITE: `site-${agent % 10}` },
  });
  for (let n = 0; n < sessionsEach; n++) {
    const sessionId = seededId(2, agent * sessionsEach + n);
    tenant.sessions.put(sessionId, {
      agentId,
      session: {
        sessionId,
        sessionName: `branch-${agent}-to-hub-${n}`,
        sessionType: "twamp-stateless",
        enable: true,
        period: "continuous",
        twamp: { reflectorAddr: `192.0.2.${n + 1}` },
      },
    });
  }
}

/** The same for every sandbox, so that two runs of a benchmark meet the same account. */
function seededId(kind: number, index: number): string {
  return `5eed000${kind}-0000-4000-8000-${index.toString(16).padStart(12, "0")}`;
}
