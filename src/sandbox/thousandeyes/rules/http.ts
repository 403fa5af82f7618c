import { isObject, type JsonObject } from "../json";
import type { Check, Rule, Show } from "../types/test-type";

/** A body without a method makes the request a POST; asking for GET drops the body. */
export const coupleBody: Rule = ({ given, next }) => {
  const body = given.postBody;
  if (typeof body === "string" && body !== "" && given.requestMethod === undefined) next.requestMethod = "post";
  if (given.requestMethod === "get") delete next.postBody;
};

/** Base64 in lines of 64 characters. assumed: thousandeyes-certificate-key */
export const showCertificate: Show = (shown, { clientCertificate }, { reading }) => {
  if (typeof clientCertificate !== "string") return;
  const isShown = (label = "") => label === "CERTIFICATE" || reading("thousandeyes-certificate-key") === "returned";
  const blocks = [...clientCertificate.matchAll(/-----BEGIN ([A-Z ]+)-----([^-]*)-----END \1-----/g)].filter(
    ([, label]) => isShown(label),
  );
  if (blocks.length === 0) return;
  shown.clientCertificate = blocks.map(([, label, body]) => pem(String(label), String(body))).join("\n");
};

function pem(label: string, body: string): string {
  const lines = body.replace(/\s+/g, "").match(/.{1,64}/g) ?? [];
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`].join("\n");
}

const sslVersions: Record<string, string> = {
  "0": "Auto",
  "3": "SSLv3",
  "4": "TLSv1.0",
  "5": "TLSv1.1",
  "6": "TLSv1.2",
  "7": "TLSv1.3",
};

/** The label of `0` was seen, those of the others are the sandbox's own. */
export const showSslVersion: Show = (shown, { sslVersionId }) => {
  shown.sslVersion = sslVersions[String(sslVersionId)] ?? "Auto";
};

export const hideDefaultStatusCode: Show = (shown) => {
  if (shown.desiredStatusCode === "default") delete shown.desiredStatusCode;
};

/** Unlike passwords, the rest of `oAuth` is returned. assumed: thousandeyes-oauth-secrets */
export const showOAuth: Show = (shown, _settings, { reading }) => {
  if (!isObject(shown.oAuth)) return;
  const { password: _, ...rest } = shown.oAuth;
  if (reading("thousandeyes-oauth-secrets") === "starred") {
    for (const name of ["headers", "postBody"]) if (rest[name]) rest[name] = "********";
  }
  shown.oAuth = rest;
};

/** observed: the refusals of this and the next switch name no field. */
export const checkNtlm: Check = ({ next }) =>
  next.useNtlm === true && !hasCredentials(next)
    ? ["Credentials must be specified for this authentication scheme."]
    : [];

function hasCredentials({ username, password }: JsonObject): boolean {
  return Boolean(username) && Boolean(password);
}

const noProxy = "Invalid collect proxy network data information.";

export const checkProxy: Check = ({ next: { collectProxyNetworkData, overrideAgentProxy, overrideProxyId } }) =>
  collectProxyNetworkData === true && !(overrideAgentProxy === true && overrideProxyId) ? [noProxy] : [];

/** observed: an api test overrides the agent's proxy without naming another. */
export const checkProxyOfApi: Check = ({ next: { collectProxyNetworkData, overrideAgentProxy } }) =>
  collectProxyNetworkData === true && overrideAgentProxy !== true ? [noProxy] : [];
