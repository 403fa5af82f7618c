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

/** A host or a domain, not a URL: the API refuses one. */
export const noScheme =
  (property: string): Rule =>
  (news) => {
    const value = news[property];
    const host = typeof value === "string" ? /^[a-z][a-z0-9+.-]*:\/\/([^/\s?#]*)/i.exec(value)?.[1] : undefined;
    return host === undefined
      ? undefined
      : failure(property, `must be a name without a scheme and a path${host === "" ? "" : `: "${host}"`}`);
  };

/** The API refuses a URL with blanks in it. */
export const urlWithoutBlanks: Rule = ({ url }) =>
  typeof url === "string" && /\s/.test(url) ? failure("url", "must not hold blanks; write %20") : undefined;

/** Credentials that no scheme uses, and a scheme without credentials, would both be accepted without a word. */
export const credentialsMatchAuthType: Rule = ({ authType, username, password, useNtlm, vaultCredentials }) => {
  const scheme = String(authType ?? "none").toLowerCase();
  const isUsed = ["basic", "ntlm", "kerberos"].includes(scheme) || useNtlm === true;
  const inVault = Array.isArray(vaultCredentials) && vaultCredentials.length > 0;
  if (isUsed && !username && !inVault) return failure("username", `is required with authType "${scheme}"`);
  return !isUsed && (username || password)
    ? failure("authType", `is required with username and password: "basic", "ntlm" or "kerberos"`)
    : undefined;
};

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
  urlWithoutBlanks,
  oneKindOfHeaders,
  ntlmNeedsCredentials,
  credentialsMatchAuthType,
  proxyNeedsOverride,
  oAuthNeedsAuthType,
];

/** Exactly one of id and name tells which agent is meant. */
export const agentsAreNamed: Rule = ({ agents }) => {
  if (!Array.isArray(agents)) return undefined;
  const index = agents.findIndex((agent) => !agent?.agentId === !agent?.agentName);
  return index < 0 ? undefined : failure(`agents[${index}]`, "must have either agentId or agentName");
};

export const subintervalDividesInterval: Rule = ({ subinterval, interval }) =>
  typeof subinterval === "number" && typeof interval === "number" && interval % subinterval !== 0
    ? failure("subinterval", `must divide interval (${interval})`)
    : undefined;

/** Throughput and voice need an end that is not a Cloud Agent; the API says so, ids alone do not. */
export const targetIsNoSource: Rule = ({ targetAgentId, agents }) =>
  Array.isArray(agents) && agents.length === 1 && agents[0]?.agentId === targetAgentId && targetAgentId !== undefined
    ? failure("targetAgentId", "must differ from the only entry in agents")
    : undefined;
