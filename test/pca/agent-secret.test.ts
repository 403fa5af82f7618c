import { afterEach, describe, expect, it } from "vitest";
import {
  checkInputs,
  createResource,
  deleteResource,
  diffResource,
  metaOf,
  type ResourceDefinition,
  readResource,
  updateResource,
  type Values,
} from "../../src/lifecycle";
import { pcaAgentSecret } from "../../src/pca/agent-secret/agent-secret";
import { CONFIG, listedConfigs } from "./agent-config-support";
import { agentId, api, configDocument, failureOf, host, NOT_THERE, nothingLeft, recorded, TEXT } from "./support";

const definition = pcaAgentSecret as ResourceDefinition;
const SECRETS = `/agents/${agentId}/secrets`;
const YAML = { "content-type": "text/yaml" };

const fileOf = (token: string) =>
  `agentConfig:\n  identification:\n    agentId: ${agentId}\n    authenticationToken: ${token}\n`;

const mint = (token: string) => api().post(SECRETS).reply(200, fileOf(token), YAML);
const state = recorded({
  agentId,
  triggers: { rotated: "1" },
  token: "first.token.x",
  file: fileOf("first.token.x"),
});
const diff = (olds: Values, news: Values) => diffResource(definition, agentId, olds, news);

afterEach(nothingLeft);

describe("an agent's secret", () => {
  it("is minted once by create", async () => {
    mint("first.token.x");

    const { id, state: made } = await createResource(pcaAgentSecret, host(), { agentId, triggers: { rotated: "1" } });

    expect(id).toBe(agentId);
    expect(made).toEqual(state);
  });

  it("is secret as a whole", () => {
    const shape = pcaAgentSecret.outputs.shape;
    expect([metaOf(shape.token).secret, metaOf(shape.file).secret]).toEqual([true, true]);
  });

  it("is never minted by a refresh, which only looks whether the agent still exists", async () => {
    listedConfigs(agentId);

    expect((await readResource(pcaAgentSecret, host(), agentId, state))?.state).toEqual(state);
  });

  it("is gone with the configuration of its agent, which a list alone does not prove", async () => {
    listedConfigs("another");
    api().get(CONFIG).reply(404, NOT_THERE, TEXT);

    expect(await readResource(pcaAgentSecret, host(), agentId, state)).toBeUndefined();
  });

  it("is not gone because a list leaves out its agent", async () => {
    listedConfigs("another");
    api().get(CONFIG).reply(200, configDocument());

    expect((await readResource(pcaAgentSecret, host(), agentId, state))?.state).toEqual(state);
  });

  it.each([
    ["the list", () => api().get("/agents/configuration").query(true).reply(403, "not authorized", TEXT)],
    [
      "the question for its agent",
      () => {
        listedConfigs();
        api().get(CONFIG).reply(403, "not authorized", TEXT);
      },
    ],
  ])("is not gone because %s was refused", async (_, refuse) => {
    refuse();

    await expect(readResource(pcaAgentSecret, host(), agentId, state)).rejects.toMatchObject({ kind: "permission" });
  });

  it.each([
    ["other values", { agentId, triggers: { rotated: "2" } }],
    ["more values", { agentId, triggers: { rotated: "1", why: "leak" } }],
    ["no triggers any more", { agentId }],
  ])("is minted anew with %s, in place", async (_, news) => {
    expect(diff(state, news)).toMatchObject({ replaces: [], properties: [{ path: "triggers" }] });
    mint("second.token.x");

    const updated = await updateResource(pcaAgentSecret, host(), agentId, state, news);

    expect(updated).toEqual(recorded({ ...news, token: "second.token.x", file: fileOf("second.token.x") }));
    expect(diff(updated, news).properties).toEqual([]);
  });

  it("is kept by an update that is about something else", async () => {
    const news = { agentId, triggers: { rotated: "1" } };

    expect(await updateResource(pcaAgentSecret, host(), agentId, state, news)).toEqual(state);
  });

  it("stays in state when minting another one fails", async () => {
    api().post(SECRETS).reply(500, "unexpected error", TEXT);

    const failure = await failureOf(
      updateResource(pcaAgentSecret, host(), agentId, state, { agentId, triggers: { rotated: "2" } }),
    );

    expect(failure).toMatchObject({ kind: "server", mayHaveTakenEffect: true });
    expect(failure.message).not.toMatch(/token\.x/);
  });

  it("is another one for another agent", () => {
    const changes = diff(state, { ...state, agentId: "another" });
    expect(changes.replaces).toEqual(["agentId"]);
    expect(changes.deleteBeforeReplace).toBe(false);
  });

  it("is only forgotten by delete, because the vendor cannot revoke it", async () => {
    await deleteResource(pcaAgentSecret, host(), agentId, state);
  });

  it("cannot be imported", async () => {
    await expect(readResource(pcaAgentSecret, host(), agentId, {})).rejects.toThrow(
      /cannot be imported, because the vendor shows a token only once/,
    );
  });

  it("cannot be adopted, which the check says", () => {
    const { failures } = checkInputs(definition, {}, {}, { agentId, adoptId: agentId });
    expect(failures).toEqual([{ property: "adoptId", reason: "is not a known property. Known: agentId, triggers" }]);
  });

  it("keeps the token out of an error about an answer that is not as expected", async () => {
    api().post(SECRETS).reply(200, "agentConfig:\n  token: eyJleaked.token\n", YAML);

    const failure = await failureOf(createResource(pcaAgentSecret, host(), { agentId }));

    expect(failure.message).toMatch(/something else than agentConfig/);
    expect(failure.message).not.toMatch(/leaked/);
  });

  it("names the agent whose configuration is missing", async () => {
    api().post(SECRETS).reply(404, "the specified agent is not found", TEXT);

    await expect(createResource(pcaAgentSecret, host(), { agentId })).rejects.toMatchObject({ kind: "not-found" });
  });
});
