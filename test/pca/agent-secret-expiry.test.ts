import { afterEach, describe, expect, it } from "vitest";
import {
  createResource,
  diffResource,
  metaOf,
  type ResourceDefinition,
  readResource,
  updateResource,
} from "../../src/lifecycle";
import { pcaAgentSecret } from "../../src/pca/agent-secret/agent-secret";
import { listedConfigs } from "./agent-config-support";
import { agentId, api, host, nothingLeft, recorded } from "./support";

afterEach(nothingLeft);

const part = (claims: unknown) => Buffer.from(JSON.stringify(claims)).toString("base64url");
const jwt = (claims: unknown) => `${part({ alg: "RS256" })}.${part(claims)}.c2lnbmF0dXJl`;

const fileOf = (token: string) => `agentConfig:\n  identification:\n    authenticationToken: ${token}\n`;
const mint = (token: string) =>
  api().post(`/agents/${agentId}/secrets`).reply(200, fileOf(token), { "content-type": "text/yaml" });

const until = (seconds: number) => jwt({ sub: agentId, exp: seconds });
const state = (token: string, outputs: object = {}) => recorded({ agentId, token, file: fileOf(token), ...outputs });

describe("until when an agent's token can be used", () => {
  it("is what the token itself says, from its creation on", async () => {
    mint(until(1_764_000_000));

    expect((await createResource(pcaAgentSecret, host(), { agentId })).state).toEqual(
      state(until(1_764_000_000), { expiresAt: "2025-11-24T16:00:00.000Z" }),
    );
  });

  it("is another moment with another token", async () => {
    const olds = state(until(1_764_000_000), { expiresAt: "2025-11-24T16:00:00.000Z" });
    const news = { agentId, triggers: { rotated: "1" } };
    mint(until(1_764_003_600));

    expect(await updateResource(pcaAgentSecret, host(), agentId, olds, news)).toEqual({
      ...state(until(1_764_003_600), { expiresAt: "2025-11-24T17:00:00.000Z" }),
      ...news,
    });
  });

  it("is added by a refresh to the state of a release that did not tell it, without a difference", async () => {
    listedConfigs(agentId);

    const found = await readResource(pcaAgentSecret, host(), agentId, state(until(1_764_000_000)));

    expect(found?.state).toEqual(state(until(1_764_000_000), { expiresAt: "2025-11-24T16:00:00.000Z" }));
    const diff = diffResource(pcaAgentSecret as ResourceDefinition, agentId, found?.state ?? {}, { agentId });
    expect(diff.properties).toEqual([]);
  });

  it.each([
    ["has no such claim", jwt({ sub: agentId })],
    ["says it in words", jwt({ exp: "tomorrow" })],
    ["says a moment before all moments", jwt({ exp: -1 })],
    ["says a moment that no calendar has", jwt({ exp: 1e15 })],
    ["claims nothing that is an object", jwt("exp")],
    ["is no JWT", "opaque-credential-5f0c"],
    ["has parts that are no JSON", "a.b.c"],
  ])("is left open when the token %s", async (_, token) => {
    mint(token);

    expect((await createResource(pcaAgentSecret, host(), { agentId })).state).toEqual(state(token));
  });

  it("is no secret, unlike the token", () => {
    const { shape } = pcaAgentSecret.outputs;
    const secret = Object.keys(shape).filter((name) => metaOf(shape[name]).secret);
    expect([Object.keys(shape), secret]).toEqual([
      ["token", "file", "expiresAt", "account"],
      ["token", "file"],
    ]);
  });

  it("is what the descriptions warn of", () => {
    expect(pcaAgentSecret.description).toContain(
      "The token is short-lived: deploy the container soon after, or change triggers for a new one.",
    );
    expect(metaOf(pcaAgentSecret.outputs.shape.expiresAt).description).toBe(
      "Until when a container can start with this token, ISO 8601, where the token tells: it is short-lived, and a running agent renews it by itself. For a container that is deployed later, change triggers.",
    );
  });
});
