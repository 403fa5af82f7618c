import * as z from "zod";
import { type Credentials, type HttpClient, HttpError, isHttpError, path, singleFlight } from "../../http";
import { VENDOR } from "./config";

/** How a client proves who it is, and the tenant that this user is of, as far as the vendor tells. */
export interface Access {
  credentials: Credentials;
  tenant(signal: AbortSignal): Promise<string | undefined>;
}

const userDocument = z.looseObject({
  data: z.looseObject({ attributes: z.looseObject({ tenants: z.array(z.string()).nullish() }) }),
});

/**
 * A token of a service user is sent as it is. Whether the identity service's tokens are known to `GET /api/v1/auth/session`
 * is not documented; where they are not, the host alone tells the tenant. A vendor that fails or is out of reach says
 * nothing about that, and a 404 of another tenant must not pass for "gone" meanwhile.
 */
export function tokenAccess(http: (credentials: Credentials) => HttpClient, token: string): Access {
  const authorization = /^bearer /i.test(token) ? token : `Bearer ${token}`;
  const credentials = { headers: async () => ({ authorization }) };
  return {
    credentials,
    async tenant(signal) {
      const request = { method: "GET", path: path`/api/v1/auth/session`, signal } as const;
      try {
        return tenantIn((await http(credentials).request(request)).body);
      } catch (error) {
        if (isHttpError(error) && !error.transient && error.kind !== "cancelled") return undefined;
        throw error;
      }
    },
  };
}

/**
 * Logs in when the first request needs it, and again when the vendor no longer accepts the login. Requests at the same
 * time share one login. Source: Analytics API 2024.05.0, `POST /api/v1/auth/login`.
 */
export function loginAccess(http: HttpClient, username: string, password: string): Access {
  let login: Login | undefined;
  const logIn = singleFlight(async (signal) => {
    login = await requestLogin(http, username, password, signal);
    return login;
  });
  return {
    credentials: {
      headers: async (signal) => ({ authorization: (login ?? (await logIn(signal))).authorization }),
      async renew(signal) {
        await logIn(signal);
        return true;
      },
    },
    tenant: async (signal) => (login ?? (await logIn(signal))).tenant,
  };
}

interface Login {
  authorization: string;
  tenant: string | undefined;
}

async function requestLogin(http: HttpClient, username: string, password: string, signal: AbortSignal): Promise<Login> {
  const request = {
    method: "POST",
    path: path`/api/v1/auth/login`,
    form: { username, password },
    idempotent: true,
    confidential: true,
    secrets: [password],
    signal,
  } as const;
  const { headers, body } = await http.request(request).catch((error: unknown) => {
    throw asLoginFailure(error);
  });
  const authorization = headers.get("authorization") ?? fromCookie(headers);
  if (authorization !== undefined) return { authorization, tenant: tenantIn(body) };
  throw new Error(`${VENDOR} answered the login without a token. Check netassure:pcaEndpoint or PCA_ENDPOINT.`);
}

function tenantIn(body: unknown): string | undefined {
  const tenants = userDocument.safeParse(body).data?.data.attributes.tenants ?? [];
  return tenants.length === 0 ? undefined : [...tenants].sort().join(", ");
}

/** The cookie holds the same token. */
function fromCookie(headers: Headers): string | undefined {
  const token = /(?:^|[,;]\s*)skylight-aaa=([^;,\s]+)/.exec(headers.get("set-cookie") ?? "")?.[1];
  return token === undefined ? undefined : `Bearer ${token}`;
}

/** An unknown user is a 404 here. It must not pass for an object that is gone, nor a failed login for a failed write. */
function asLoginFailure(error: unknown): unknown {
  if (!isHttpError(error)) return error;
  const refused = error.status !== undefined && error.status >= 400 && error.status < 500 && error.status !== 429;
  const kind = refused ? "authentication" : error.kind;
  return new HttpError(error.message, { ...error, kind, mayHaveTakenEffect: false });
}
