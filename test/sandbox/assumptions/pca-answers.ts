import { expect } from "vitest";
import type { ChosenReadings, ReadingOf } from "../../../src/sandbox/assumptions";
import { agentId, configBody, openTestTenant, otherAgentId, refusalOf, sessionBody } from "../pca/tenant";
import type { Behaviours } from "./behaviours";

const tenantWith = (chosen: ChosenReadings) => openTestTenant(undefined, chosen);

export const pcaAnswers: Behaviours<
  | "pca-empty-list"
  | "pca-agent-without-sessions"
  | "pca-defaults-in-answers"
  | "pca-passwords-in-answers"
  | "pca-internal-keys"
  | "pca-agent-state-words"
  | "pca-status-before-connect"
  | "pca-expired-login"
> = {
  "pca-empty-list": {
    async "404"() {
      for (const answer of await emptyLists("404")) expect((await refusalOf(answer)).status).toBe(404);
    },
    async empty() {
      for (const answer of await emptyLists("empty")) {
        expect([answer.status, await answer.json()]).toEqual([200, { data: [] }]);
      }
    },
  },
  "pca-agent-without-sessions": {
    async empty() {
      const answer = await sessionsOfIdleAgent("empty");
      expect([answer.status, await answer.json()]).toEqual([200, { data: [] }]);
    },
    async "404"() {
      expect(await refusalOf(await sessionsOfIdleAgent("404"))).toEqual({
        status: 404,
        text: `agent ${agentId} has no sessions`,
      });
    },
  },
  "pca-defaults-in-answers": {
    async absent() {
      const { configuration, session } = await sparse("absent");
      expect(configuration.dataGateway).toEqual({ server: "192.0.2.1" });
      expect(session.twamp).toEqual({ reflectorAddr: "198.51.100.7", senderRate: 5 });
    },
    async "filled-in"() {
      const { configuration, session } = await sparse("filled-in");
      expect(configuration.dataGateway).toMatchObject({ server: "192.0.2.1", port: 55888, compressionEnable: true });
      expect(configuration.reflector.reflectors).toEqual([
        { reflectorType: "twampIpv4", enable: true, reflectorPort: 862 },
      ]);
      expect(Object.keys(configuration)).not.toContain("reporting");
      expect(session.twamp).toMatchObject({ reflectorAddr: "198.51.100.7", senderRate: 5, senderTtl: 255 });
      expect(Object.keys(session)).not.toContain("echo");
    },
  },
  "pca-passwords-in-answers": {
    async returned() {
      expect(await transferShown("returned")).toMatchObject({ password: "secret", proxyPass: "other" });
    },
    async omitted() {
      expect(await transferShown("omitted")).toEqual({ destinationUrl: "https://a.example", username: "u" });
    },
    async masked() {
      expect(await transferShown("masked")).toMatchObject({ password: "********", proxyPass: "********" });
    },
  },
  "pca-internal-keys": {
    async absent() {
      expect(await internals("absent")).toEqual({ shown: [false, false], repeated: [200, 200] });
    },
    async returned() {
      expect(await internals("returned")).toEqual({ shown: [true, true], repeated: [200, 200] });
    },
    async "refused-when-repeated"() {
      expect(await internals("refused-when-repeated")).toEqual({ shown: [true, true], repeated: [400, 400] });
    },
  },
  "pca-agent-state-words": {
    async "connected-in-status"() {
      expect(await words("connected-in-status")).toEqual([
        { status: "connected", state: "configured" },
        { status: "disconnected", state: "configured" },
      ]);
    },
    async "online-in-status"() {
      expect(await words("online-in-status")).toEqual([
        { status: "online", state: "configured" },
        { status: "offline", state: "configured" },
      ]);
    },
    async "connected-in-state"() {
      expect(await words("connected-in-state")).toEqual([
        { status: "running", state: "connected" },
        { status: "waiting", state: "unconnected" },
      ]);
    },
  },
  "pca-status-before-connect": {
    async absent() {
      const { one, listed } = await unconnected("absent");
      expect([one.status, listed]).toEqual([404, [otherAgentId]]);
    },
    async present() {
      const { one, listed } = await unconnected("present");
      expect(listed).toEqual([agentId, otherAgentId]);
      expect(((await one.json()) as { data: object }).data).toEqual({
        type: "agents",
        id: agentId,
        attributes: {
          _rev: expect.stringMatching(/^1-[0-9a-f]{32}$/),
          ...{ agentId, agentName: "", metadata: {}, status: "disconnected", state: "unconfigured" },
        },
      });
    },
  },
  "pca-expired-login": {
    async "401"() {
      expect(await withExpiredLogin("401")).toBe(401);
    },
    async "403"() {
      expect(await withExpiredLogin("403")).toBe(403);
    },
  },
};

/** A list of nothing, a filter that leaves nothing, and a page behind the last. */
async function emptyLists(reading: ReadingOf<"pca-empty-list">) {
  const tenant = tenantWith({ "pca-empty-list": reading });
  const sessions = await tenant.api("GET", "/agents/sessions");
  await tenant.configure();
  const filtered = await tenant.api("GET", "/agents/configuration?filter[column]=id&filter[value]=none");
  return [sessions, filtered, await tenant.api("GET", "/agents/configuration?page=1")];
}

async function sessionsOfIdleAgent(reading: ReadingOf<"pca-agent-without-sessions">) {
  const tenant = tenantWith({ "pca-agent-without-sessions": reading });
  await tenant.configure();
  return tenant.api("GET", `/agents/sessions/${agentId}`);
}

async function sparse(reading: ReadingOf<"pca-defaults-in-answers">) {
  const tenant = tenantWith({ "pca-defaults-in-answers": reading });
  const reflector = { reflectors: [{ reflectorType: "twampIpv4", enable: true }] };
  await tenant.configure(agentId, { dataGateway: { server: "192.0.2.1" }, reflector });
  await tenant.addSession({ twamp: { reflectorAddr: "198.51.100.7", senderRate: 5 } });
  const configuration = await tenant.document("GET", `/agents/configuration/${agentId}`);
  const [session] = await tenant.documents("/agents/sessions");
  return { configuration: configuration.attributes, session: session?.attributes.session };
}

async function transferShown(reading: ReadingOf<"pca-passwords-in-answers">) {
  const tenant = tenantWith({ "pca-passwords-in-answers": reading });
  await tenant.configure();
  const transfer = { destinationUrl: "https://a.example", username: "u", password: "secret", proxyPass: "other" };
  const made = await tenant.addSession({ sessionType: "transfer", twamp: undefined, transfer });
  expect(tenant.state.sessions["session-1"]?.attributes.session.transfer).toEqual(transfer);
  return made.attributes.session.transfer;
}

/** Whether both internal keys are shown, and how PUTs that repeat them are answered. */
async function internals(reading: ReadingOf<"pca-internal-keys">) {
  const tenant = tenantWith({ "pca-internal-keys": reading });
  const configuration = (await tenant.configure()).attributes;
  const made = (await tenant.addSession()).attributes;
  const key = { generated: true };
  const repeated = configBody({ ...configuration, AgentConfiguration: key }, agentId);
  const update = { id: "session-1", _rev: made._rev };
  const again = sessionBody({ SessionConfiguration: key }, agentId, update);
  const answers = [
    await tenant.api("PUT", `/agents/configuration/${agentId}`, repeated),
    await tenant.api("PUT", "/agents/session", again),
  ];
  if (reading === "refused-when-repeated") {
    expect((await refusalOf(answers[1] as Response)).text).toBe("SessionConfiguration must not be set");
  }
  return {
    shown: ["AgentConfiguration" in configuration, "SessionConfiguration" in made.session],
    repeated: answers.map(({ status }) => status),
  };
}

/** What an agent shows while it is connected, and after that. */
async function words(reading: ReadingOf<"pca-agent-state-words">) {
  const tenant = tenantWith({ "pca-agent-state-words": reading });
  await tenant.configure();
  const shown = async (action: string) => {
    await tenant.control(`/agents/${agentId}/${action}`);
    const { status, state } = (await tenant.document("GET", `/agents/${agentId}`)).attributes;
    return { status, state };
  };
  return [await shown("connect"), await shown("disconnect")];
}

async function unconnected(reading: ReadingOf<"pca-status-before-connect">) {
  const tenant = tenantWith({ "pca-status-before-connect": reading });
  await tenant.configure();
  await tenant.configure(otherAgentId);
  await tenant.control(`/agents/${otherAgentId}/connect`);
  const listed = (await tenant.documents("/agents")).map(({ id }) => id);
  return { one: await tenant.api("GET", `/agents/${agentId}`), listed };
}

async function withExpiredLogin(reading: ReadingOf<"pca-expired-login">) {
  const tenant = tenantWith({ "pca-expired-login": reading });
  const headers = { authorization: "Bearer expired" };
  return (await tenant.send("GET", "/pca/api/orchestrate/v3/agents", { headers })).status;
}
