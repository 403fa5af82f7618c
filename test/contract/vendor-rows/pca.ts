import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import { PartialWriteError, type Values } from "../../../src/lifecycle";
import type { Row } from "../rows";

const agentConnects: Row = {
  name: "is refreshed once its agent has connected",
  async run({ sample, subject, unique, control }) {
    const [one, news] = [subject(), sample.minimal(unique())];
    const { id, state } = await one.create(news);
    await control("POST", `/pca/agents/${id}/connect`);
    await one.expectSettled(id, state, news);
    const refreshed = await one.read(id, state);
    await one.remove(id, refreshed?.state ?? state);
  },
};

const loginExpires: Row = {
  name: "is changed although the login has expired meanwhile",
  async run({ sample, subject, unique, control }) {
    const [one, news] = [subject(), sample.minimal(unique())];
    const { id, state } = await one.create(news);
    await control("POST", "/pca/expire-logins");
    const next = await one.update(id, state, { ...news, metadata: { SITE: "B" } });
    await one.remove(id, next);
  },
};

const starts: Row = {
  name: "is started by command, once for each change of startTriggers",
  async run({ sample, subject, unique, control, held }) {
    const [one, news] = [subject(), sample.minimal(unique())];
    await control("POST", `/pca/agents/${news.agentId}/connect`);
    const { id, state } = await one.create({ ...news, startTriggers: { at: "1" } });
    expect(held("runs")).toHaveProperty(id);
    delete held("runs")[id];
    let next = await one.update(id, state, { ...news, startTriggers: { at: "1" }, metadata: { SITE: "B" } });
    expect(held("runs")).not.toHaveProperty(id);
    next = await one.update(id, next, { ...news, startTriggers: { at: "2" } });
    expect(held("runs")).toHaveProperty(id);
    await one.remove(id, next);
    await control("POST", `/pca/agents/${news.agentId}/disconnect`);
  },
};

const startsLater: Row = {
  name: "is kept when its agent is not connected, and started by the next update",
  async run({ sample, subject, unique, control, held }) {
    const [one, minimal] = [subject(), sample.minimal(unique())];
    const news = { ...minimal, startTriggers: { at: "1" } };
    const { id, state } = await one.create(news).catch((error: unknown) => {
      if (!(error instanceof PartialWriteError)) throw error;
      expect(error.message).toContain("was not started");
      return { id: error.id, state: error.properties };
    });
    await control("POST", `/pca/agents/${minimal.agentId}/connect`);
    const next = await one.update(id, state, news);
    expect(held("runs")).toHaveProperty(id);
    await one.remove(id, next);
    await control("POST", `/pca/agents/${minimal.agentId}/disconnect`);
  },
};

const sharesItsName: Row = {
  name: "can have the name of another one, or is told that it cannot",
  async run({ sample, subject, unique }) {
    const [one, other, news] = [subject(), subject(), sample.minimal(unique())];
    const { id, state } = await one.create(news);
    try {
      const second = await other.create(news);
      await other.remove(second.id, second.state);
    } finally {
      await one.remove(id, state);
    }
  },
};

const takesNoPlace: Row = {
  name: "is not made in the place of a session of the same program that has its sessionId",
  async run({ sample, subject, unique, stored }) {
    const [one, other, sessionId] = [subject(), subject(), randomUUID()];
    const first = one.create({ ...sample.minimal(unique()), sessionId, metadata: { SITE: "A" } });
    const second = other.create({ ...sample.minimal(unique()), sessionId, metadata: { SITE: "B" } });
    await expect(second).rejects.toThrow(`adoptId: "${sessionId}"`);
    const { id, state } = await first;
    expect(stored(id)).toMatchObject({ attributes: { session: { metadata: { SITE: "A" } } } });
    await one.remove(id, state);
  },
};

const keepsPassword: Row = {
  name: "never has the mask of a password that was set by hand as its password",
  properties: ["proxyPass"],
  async run({ sample, subject, unique, held }) {
    const [one, news] = [subject(), sample.minimal(unique())];
    const { id, state } = await one.create(news);
    const transferOf = () => (held("sessions")[id] as StoredSession).attributes.session.transfer ?? {};
    transferOf().proxyPass = "by-hand";
    try {
      await one.update(id, state, { ...news, metadata: { SITE: "B" } });
    } finally {
      expect(transferOf().proxyPass ?? "").not.toContain("*");
      await one.remove(id, state);
    }
  },
};

interface StoredSession {
  attributes: { session: { transfer?: Values } };
}

export function pcaRows(type: string, variant: string): Row[] {
  if (type === "PcaAgentConfig") return [agentConnects, loginExpires, sharesItsName];
  if (type !== "PcaSession") return [];
  const rows = [loginExpires, starts, startsLater, sharesItsName, takesNoPlace];
  return variant === "transfer" ? [...rows, keepsPassword] : rows;
}
