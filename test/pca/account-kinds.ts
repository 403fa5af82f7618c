import type { ResourceDefinition, Values } from "../../src/lifecycle";
import type { PcaClient } from "../../src/pca";
import { pcaAgentConfig } from "../../src/pca/agent-config/agent-config";
import { pcaAgentSecret } from "../../src/pca/agent-secret/agent-secret";
import { pcaSession } from "../../src/pca/session/session";
import { CONFIG, listedConfigs } from "./agent-config-support";
import { GONE, SESSION } from "./session-support";
import {
  agentId,
  api,
  configDocument,
  configInputs,
  NOT_THERE,
  sessionDocument,
  sessionId,
  sessionInputs,
  TEXT,
} from "./support";

/** A resource of the vendor, for what is the same with each: where its object lives. */
export interface AccountKind {
  definition: ResourceDefinition<PcaClient>;
  id: string;
  /** A state without the account. */
  state: Values;
  news: Values;
  /** The requests of a read that finds the object, and of one that does not. */
  found(): void;
  gone(): void;
  /** The requests of an update to `news`, and of a delete, that follow once the place is known. */
  changed(): void;
  deleted(): void;
}

const file = "agentConfig:\n  identification:\n    authenticationToken: a.b.c\n";

export const accountKinds: [string, AccountKind][] = [
  {
    definition: pcaAgentConfig,
    id: agentId,
    state: configInputs,
    news: { ...configInputs, metadata: { SITE: "B" } },
    found() {
      api().get(CONFIG).reply(200, configDocument());
      api().get(`/agents/${agentId}`).reply(404, NOT_THERE, TEXT);
    },
    gone: () => void api().get(CONFIG).reply(404, NOT_THERE, TEXT),
    changed() {
      api().get(CONFIG).reply(200, configDocument());
      api()
        .put(CONFIG)
        .reply(200, configDocument({ metadata: { SITE: "B" } }));
    },
    deleted() {
      api().get(`/agents/sessions/${agentId}`).reply(404, NOT_THERE, TEXT);
      api().delete(CONFIG).reply(200, configDocument());
    },
  },
  {
    definition: pcaAgentSecret,
    id: agentId,
    state: { agentId, triggers: { rotated: "1" }, token: "a.b.c", file },
    news: { agentId, triggers: { rotated: "1" } },
    found: () => void listedConfigs(agentId),
    gone() {
      listedConfigs();
      api().get(CONFIG).reply(404, NOT_THERE, TEXT);
    },
    changed: () => {},
    deleted: () => {},
  },
  {
    definition: pcaSession,
    id: sessionId,
    state: sessionInputs,
    news: { ...sessionInputs, enable: false },
    found() {
      api().get(SESSION).reply(200, sessionDocument());
      api().get(`/agents/sessionstatus/${sessionId}`).reply(404, "no status", TEXT);
    },
    gone: () => void api().get(SESSION).reply(404, GONE, TEXT),
    changed() {
      api().get(SESSION).reply(200, sessionDocument());
      api()
        .put("/agents/session")
        .reply(200, sessionDocument({ enable: false }));
    },
    deleted: () => void api().delete(SESSION).reply(200, sessionDocument()),
  },
].map((kind) => [kind.definition.type, kind]);
