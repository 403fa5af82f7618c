import { type Credentials, type HttpClient, HttpError, isHttpError, path, singleFlight } from "../../http";
import { VENDOR } from "./config";

/** A token of a service user is sent as it is. */
export function tokenCredentials(token: string): Credentials {
  const authorization = /^bearer /i.test(token) ? token : `Bearer ${token}`;
  return { headers: async () => ({ authorization }) };
}

/**
 * Logs in when the first request needs it, and again when the vendor no longer accepts the login. Requests at the same
 * time share one login. Source: Analytics API 2024.05.0, `POST /api/v1/auth/login`.
 */
export function loginCredentials(http: HttpClient, username: string, password: string): Credentials {
  let authorization: string | undefined;
  const logIn = singleFlight(async (signal) => {
    authorization = await requestLogin(http, username, password, signal);
    return authorization;
  });
  return {
    headers: async (signal) => ({ authorization: authorization ?? (await logIn(signal)) }),
    async renew(signal) {
      await logIn(signal);
      return true;
    },
  };
}

async function requestLogin(http: HttpClient, username: string, password: string, signal: AbortSignal) {
  const request = {
    method: "POST",
    path: path`/api/v1/auth/login`,
    form: { username, password },
    idempotent: true,
    confidential: true,
    secrets: [password],
    signal,
  } as const;
  const { headers } = await http.request(request).catch((error: unknown) => {
    throw asLoginFailure(error);
  });
  const authorization = headers.get("authorization") ?? fromCookie(headers);
  if (authorization !== undefined) return authorization;
  throw new Error(`${VENDOR} answered the login without a token. Check netassure:pcaEndpoint or PCA_ENDPOINT.`);
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
