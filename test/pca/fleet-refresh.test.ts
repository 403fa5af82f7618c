import { afterEach, describe, expect, it } from "vitest";
import { type HostCall, readResource, type Values } from "../../src/lifecycle";
import type { PcaClient } from "../../src/pca";
import { pcaAgentConfig } from "../../src/pca/agent-config/agent-config";
import { pcaAgentSecret } from "../../src/pca/agent-secret/agent-secret";
import { listedConfigs } from "./agent-config-support";
import {
  api,
  configDocument,
  configInputs,
  host,
  NOT_THERE,
  nothingLeft,
  recorded,
  statusDocument,
  TEXT,
} from "./support";

afterEach(nothingLeft);

/** Operations at the same time, each with a signal of its own. */
const atOnce = (caller: HostCall<PcaClient>): HostCall<PcaClient> => ({
  ...caller,
  signal: new AbortController().signal,
});

const ids = Array.from({ length: 20 }, (_, index) => `agent-${index}`);
const secretOf = (agentId: string): Values => recorded({ agentId, token: "a.b.c", file: "f" });
const configOf = (agentId: string): Values => recorded({ ...configInputs, agentId });

describe("a refresh of 20 agents", () => {
  it("reads each configuration and each status once, and one list for all their secrets", async () => {
    const caller = host();
    listedConfigs(...ids);
    for (const id of ids) {
      api().get(`/agents/configuration/${id}`).reply(200, configDocument({}, id));
      api().get(`/agents/${id}`).reply(200, statusDocument);
    }

    const found = await Promise.all(
      ids.flatMap((id) => [
        readResource(pcaAgentConfig, atOnce(caller), id, configOf(id)),
        readResource(pcaAgentSecret, atOnce(caller), id, secretOf(id)),
      ]),
    );

    expect(found.map((resource) => resource?.id)).toEqual(ids.flatMap((id) => [id, id]));
  });

  it("asks beside the list only about an agent that it lacks", async () => {
    const caller = host();
    listedConfigs(...ids.slice(1));
    api().get("/agents/configuration/agent-0").reply(404, NOT_THERE, TEXT);

    const found = await Promise.all(ids.map((id) => readResource(pcaAgentSecret, atOnce(caller), id, secretOf(id))));

    expect(found.map((resource) => resource?.id)).toEqual([undefined, ...ids.slice(1)]);
  });

  it("asks for the list again after it failed", async () => {
    const caller = host();
    api().get("/agents/configuration").query(true).reply(403, "not authorized", TEXT);
    await expect(readResource(pcaAgentSecret, caller, "agent-0", secretOf("agent-0"))).rejects.toMatchObject({
      kind: "permission",
    });
    listedConfigs("agent-0");

    expect((await readResource(pcaAgentSecret, caller, "agent-0", secretOf("agent-0")))?.id).toBe("agent-0");
  });
});
