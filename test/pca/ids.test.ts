import { validate, version } from "uuid";
import { describe, expect, it } from "vitest";
import { UNKNOWN } from "../../src/lifecycle";
import { identifyAgent, identifySession, isOwnAgentId, isOwnSessionId } from "../../src/pca/identity/identity";
import { stableId } from "../../src/pca/identity/ids";
import { agentId, call, IDENTITY, ownAgentId, ownSessionId } from "./support";

describe("a stable id", () => {
  it("is a UUID of version 5", () => {
    expect(validate(ownAgentId)).toBe(true);
    expect(version(ownAgentId)).toBe(5);
  });

  it("is the same in every process", () => {
    expect(stableId("acme/net/dev/edge-1", "PcaAgentConfig", [])).toBe("d7023f23-4404-5c18-af75-35c27c7f5281");
  });

  it("differs by resource, by kind and by each replacing value", () => {
    const ids = [
      stableId("a", "PcaSession", []),
      stableId("b", "PcaSession", []),
      stableId("a", "PcaAgentConfig", []),
      stableId("a", "PcaSession", ["x"]),
      stableId("a", "PcaSession", ["x", "y"]),
      stableId("a", "PcaSession", ["y", "x"]),
      stableId("a", "PcaSession", ["xy"]),
    ];
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe("the id of an agent", () => {
  it("follows from the resource", () => {
    expect(identifyAgent(IDENTITY, {}, { metadata: {} })).toEqual({ agentId: ownAgentId, metadata: {} });
  });

  it("stays once there is one, whatever the resource is called now", () => {
    expect(identifyAgent("acme/net/dev/renamed", { agentId }, {})).toEqual({ agentId });
  });

  it("is the program's own where it gives one", () => {
    const news = { agentId: "x" };
    expect(identifyAgent(IDENTITY, { agentId }, news)).toBe(news);
  });

  it("is that of the configuration to take over", () => {
    expect(identifyAgent(IDENTITY, { agentId: "old" }, { adoptId: agentId })).toEqual({ adoptId: agentId, agentId });
  });

  it("is left open when the host cannot name the resource", () => {
    expect(identifyAgent(undefined, {}, {})).toEqual({});
  });

  it("tells this resource's own object from others", () => {
    expect(isOwnAgentId(call(IDENTITY), ownAgentId)).toBe(true);
    expect(isOwnAgentId(call("acme/net/prod/edge-1"), ownAgentId)).toBe(false);
    expect(isOwnAgentId(call(), ownAgentId)).toBe(false);
    expect(isOwnAgentId(call(IDENTITY), agentId)).toBe(false);
  });
});

describe("the id of a session", () => {
  const news = { agentId, sessionType: "twamp-stateless" };

  it("follows from the resource, the agent and the type", () => {
    expect(identifySession(IDENTITY, {}, news)).toEqual({ ...news, sessionId: ownSessionId });
  });

  it("stays while agent and type stay", () => {
    const olds = { ...news, sessionId: "s1" };
    expect(identifySession("renamed", olds, { ...news, period: "once" })).toEqual({
      ...news,
      period: "once",
      sessionId: "s1",
    });
  });

  it.each([
    ["agent", { ...news, agentId: "another" }],
    ["type", { ...news, sessionType: "echo-udp" }],
  ])("is another one with another %s, so that old and new can be told apart", (_, changed) => {
    const { sessionId } = identifySession(IDENTITY, { ...news, sessionId: ownSessionId }, changed);
    expect(sessionId).toBe(stableId(IDENTITY, "PcaSession", [changed.agentId, changed.sessionType]));
    expect(sessionId).not.toBe(ownSessionId);
  });

  it("is not known while the agent is not", () => {
    const olds = { ...news, sessionId: "s1" };
    expect(identifySession(IDENTITY, olds, { ...news, agentId: UNKNOWN }).sessionId).toBe(UNKNOWN);
  });

  it("is the program's own, or that of the session to take over", () => {
    expect(identifySession(IDENTITY, {}, { ...news, sessionId: "mine" }).sessionId).toBe("mine");
    expect(identifySession(IDENTITY, {}, { ...news, adoptId: "theirs" }).sessionId).toBe("theirs");
  });

  it("is left open when the host cannot name the resource", () => {
    expect(identifySession(undefined, {}, news)).toEqual(news);
  });

  it("tells this resource's own object from others", () => {
    expect(isOwnSessionId(call(IDENTITY), ownSessionId, news)).toBe(true);
    expect(isOwnSessionId(call(IDENTITY), ownSessionId, { ...news, agentId: "another" })).toBe(false);
    expect(isOwnSessionId(call(), ownSessionId, news)).toBe(false);
  });
});
