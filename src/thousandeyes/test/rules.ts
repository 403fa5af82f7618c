import { failure, type Rule } from "./test-type";

/** ThousandEyes ignores numPathTraces while the network layer is off (observed). */
export const pathTracesNeedNetwork: Rule = ({ networkMeasurements, numPathTraces }) =>
  networkMeasurements === false && numPathTraces !== undefined
    ? failure("numPathTraces", "has no effect while networkMeasurements is false. Remove one of the two")
    : undefined;

/** usePublicBgp alone does nothing when bgpMeasurements is off; bgpMeasurements without any monitor is refused. */
export const bgpNeedsMonitors: Rule = ({ bgpMeasurements, usePublicBgp, monitors }) =>
  bgpMeasurements === true && usePublicBgp === false && !(Array.isArray(monitors) && monitors.length > 0)
    ? failure("bgpMeasurements", "needs usePublicBgp: true or at least one entry in monitors")
    : undefined;

/** The headers of a test are stored once and shown in both fields, so two owners would fight. */
export const oneKindOfHeaders: Rule = ({ headers, customHeaders }) =>
  headers !== undefined && customHeaders !== undefined
    ? failure(
        "headers",
        "cannot be set together with customHeaders, because ThousandEyes mirrors one into the other. Keep customHeaders",
      )
    : undefined;

/** The API answers 400 to useNtlm without credentials (observed). */
export const ntlmNeedsCredentials: Rule = ({ useNtlm, username, password }) =>
  useNtlm === true && !(username && password) ? failure("useNtlm", "needs username and password") : undefined;

/** A proxy id is only used when the agent's own proxy is overridden. */
export const proxyNeedsOverride: Rule = ({ overrideAgentProxy, overrideProxyId }) =>
  overrideAgentProxy === true && !overrideProxyId
    ? failure("overrideProxyId", "is required with overrideAgentProxy: true")
    : undefined;

/** Fields of an authentication scheme without the scheme would silently not be used. */
export const oAuthNeedsAuthType: Rule = ({ authType, oAuth }) =>
  authType === "oauth" && oAuth === undefined ? failure("oAuth", 'is required with authType "oauth"') : undefined;

/** A time limit bounds its target time. */
export const withinLimit =
  (target: string, limit: string): Rule =>
  (news) => {
    const [low, high] = [news[target], news[limit]];
    return typeof low === "number" && typeof high === "number" && low > high
      ? failure(target, `must not exceed ${limit} (${high})`)
      : undefined;
  };

export const networkRules: readonly Rule[] = [pathTracesNeedNetwork, bgpNeedsMonitors];
export const httpRules: readonly Rule[] = [
  oneKindOfHeaders,
  ntlmNeedsCredentials,
  proxyNeedsOverride,
  oAuthNeedsAuthType,
];

export const subintervalDividesInterval: Rule = ({ subinterval, interval }) =>
  typeof subinterval === "number" && typeof interval === "number" && interval % subinterval !== 0
    ? failure("subinterval", `must divide interval (${interval})`)
    : undefined;

/** Throughput and voice need an end that is not a Cloud Agent; the API says so, ids alone do not. */
export const targetIsNoSource: Rule = ({ targetAgentId, agents }) =>
  Array.isArray(agents) && agents.length === 1 && agents[0]?.agentId === targetAgentId && targetAgentId !== undefined
    ? failure("targetAgentId", "must differ from the only entry in agents")
    : undefined;
