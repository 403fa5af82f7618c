import * as z from "zod";
import { describeField } from "../../../lifecycle";
import { sameCertificate, sameIgnoringCase, sameUrl } from "../spelling";
import { flag } from "./network";

/** assumed: thousandeyes-empty-text. Only `description` and `postBody` were seen to be cleared by an empty string. */
export function text(description: string) {
  return describeField(z.string().optional(), { description, serverDefault: "" });
}

export const url = describeField(z.string().min(1), {
  description: "Target. ThousandEyes puts `https://` in front of a target without a scheme.",
  same: sameUrl,
});

export const clientCertificate = describeField(z.string().optional(), {
  description: "Client certificate in PEM: private key first, then the certificate.",
  secret: true,
  same: sameCertificate,
  mayBeAbsent: true,
  serverDefault: "",
});

export const distributedTracing = flag("Adds B3 and W3C tracing headers.", false);

export const proxyFields = {
  overrideAgentProxy: flag("Uses overrideProxyId instead of the proxy of the agent.", false),
  overrideProxyId: text("Id of the proxy to use."),
  collectProxyNetworkData: flag(
    "Measures the network towards the proxy. Refused without a fitting proxy set-up.",
    false,
  ),
};

export const vaultCredentials = describeField(
  z
    .array(
      z.strictObject({
        secretId: describeField(z.string().min(1), { description: "UUID of the secret in the vault." }),
        target: describeField(z.enum(["username", "password", "script"]), {
          description: "Setting that the secret goes into.",
        }),
      }),
    )
    .optional(),
  { description: "Secrets of an external vault and where they go.", listKey: "secretId", serverDefault: [] },
);

const SSL_VERSIONS = ["0", "3", "4", "5", "6", "7"] as const;

export const sslVersionId = describeField(z.enum(SSL_VERSIONS).optional(), {
  description: "TLS version: 0 automatic, 3 SSLv3, 4 TLS 1.0, 5 TLS 1.1, 6 TLS 1.2, 7 TLS 1.3.",
  serverDefault: "0",
});

export const followRedirects = flag("Follows redirects.", true);

const headerValue = describeField(z.string(), { secret: true });

const headerMap = (description: string) =>
  describeField(z.record(z.string(), headerValue).optional(), { description, serverDefault: {} });

/**
 * Request headers by where they are sent; ThousandEyes mirrors them into `headers`, so one of the two is managed.
 * assumed: thousandeyes-empty-object. An empty object clears them.
 */
export const customHeaders = describeField(
  z
    .strictObject({
      root: headerMap("Headers of the first request only, by name. The values are secret, the names are not."),
      all: headerMap("Headers of every request, by name. The values are secret, the names are not."),
      domains: describeField(z.record(z.string(), z.record(z.string(), headerValue)).optional(), {
        description: "Headers by domain, then by name. The values are secret, the names are not.",
        serverDefault: {},
      }),
    })
    .optional(),
  { description: "Request headers by name.", serverDefault: {} },
);

const oAuth = describeField(
  z
    .strictObject({
      testUrl: text("Where the token comes from."),
      requestMethod: describeField(z.enum(["get", "post"]).optional(), {
        description: "Method of the token request.",
        serverDefault: "get",
        same: sameIgnoringCase,
      }),
      postBody: describeField(z.string().optional(), {
        description: "Body of the token request; kept only with requestMethod post.",
        secret: true,
        writeOnly: true,
        serverDefault: "",
      }),
      headers: describeField(z.string().optional(), {
        description: "Headers of the token request, one text.",
        secret: true,
        writeOnly: true,
        serverDefault: "",
      }),
      authType: describeField(z.enum(["none", "basic", "ntlm"]).optional(), {
        description: "Authentication of the token request.",
        serverDefault: "none",
        same: sameIgnoringCase,
      }),
      username: text("User of the token request."),
      password: describeField(z.string().optional(), {
        description: "Password of the token request. Never returned.",
        secret: true,
        writeOnly: true,
        serverDefault: "",
      }),
    })
    .optional(),
  { description: "Token request, with authType oauth.", mayBeAbsent: true, serverDefault: {} },
);

/** HTTP fields that http-server, page-load and web-transactions share. */
export const httpFields = {
  authType: describeField(z.enum(["none", "basic", "ntlm", "kerberos", "oauth"]).optional(), {
    description: "HTTP authentication scheme.",
    serverDefault: "none",
    same: sameIgnoringCase,
  }),
  username: text("User of basic, NTLM or Kerberos authentication."),
  password: describeField(z.string().optional(), {
    description: "Password of basic, NTLM or Kerberos authentication. Never returned.",
    secret: true,
    writeOnly: true,
    serverDefault: "",
  }),
  useNtlm: flag("Older switch next to authType. Needs username and password.", false),
  oAuth,
  clientCertificate,
  customHeaders,
  userAgent: text("User-Agent header."),
  contentRegex: text("Regular expression that the body has to match."),
  desiredStatusCode: describeField(z.string().optional(), {
    description: "Status code that counts as success; `default` is any 2xx or 3xx.",
    serverDefault: "default",
  }),
  dnsOverride: describeField(z.union([z.ipv4(), z.literal("")]).optional(), {
    description: "IPv4 address used instead of the DNS answer.",
    serverDefault: "",
  }),
  downloadLimit: describeField(z.int().min(1).optional(), {
    description: "Most that is read of the body.",
    unit: "bytes",
  }),
  httpTargetTime: describeField(z.int().min(100).max(5000).optional(), {
    description: "Response time that counts as full availability.",
    unit: "milliseconds",
    serverDefault: 1000,
  }),
  httpTimeLimit: describeField(z.int().min(5).max(60).optional(), {
    description: "Longest time for the HTTP layer.",
    unit: "seconds",
    serverDefault: 5,
  }),
  httpVersion: describeField(z.literal([1, 2]).optional(), {
    description: "2 prefers HTTP/2, 1 forces HTTP/1.1.",
    serverDefault: 2,
  }),
  sslVersionId,
  verifyCertificate: flag("Checks the TLS certificate of the target.", true),
  allowUnsafeLegacyRenegotiation: flag("Permits TLS renegotiation without RFC 5746.", true),
  followRedirects,
  distributedTracing,
  ...proxyFields,
  vaultCredentials,
};

export const sslOutput = {
  sslVersion: describeField(z.string().optional(), { description: "Name of the TLS version." }),
};

/** Whether response headers are kept. Where it is never returned, an answer without it proves nothing. */
export function includeHeaders(returned: boolean) {
  const field = flag("Keeps the response headers.", true);
  return returned ? field : describeField(field, { writeOnly: true });
}
