import type { Credentials } from "./authorization";
import type { Clock } from "./clock";
import type { HttpErrorKind } from "./errors";
import type { RateLimitReset } from "./rate-limit";
import type { HttpRequest, Method } from "./request";

export interface HttpClientOptions {
  /** As the vendor writes it, for messages: "ThousandEyes". */
  readonly vendor: string;
  /** May hold a path prefix, with or without a trailing slash. */
  readonly baseUrl: string;
  readonly credentials?: Credentials;
  readonly headers?: Readonly<Record<string, string>>;
  /** Values that no message may show. Headers of the credentials are added by themselves. */
  readonly secrets?: readonly string[] | (() => readonly string[]);
  /** What the user can do next, per kind of error; ends the message. */
  readonly hints?: Partial<Record<HttpErrorKind, string>>;
  /** Reads the vendor's own reset header. Retry-After is always understood and wins. */
  readonly rateLimitReset?: RateLimitReset;
  /** Milliseconds for one attempt, from connecting to the end of the body. Default 30,000. */
  readonly requestTimeoutMs?: number;
  /** Milliseconds for everything: attempts, renewal of credentials, waiting for a rate limit. Default 300,000. */
  readonly overallTimeoutMs?: number;
  /** Attempts after the first one. Default 4. */
  readonly maxRetries?: number;
  /** A 404 without a body proves that the object is gone. Default false. */
  readonly emptyNotFound?: boolean;
  readonly fetch?: typeof globalThis.fetch;
  readonly clock?: Clock;
  /** Called before a wait, with what a person may read meanwhile. */
  readonly onWait?: (text: string) => void;
  /** Called for every answer, also for those that are retried. */
  readonly onResponse?: (info: ResponseInfo) => void;
}

export interface ResponseInfo {
  readonly method: Method;
  readonly path: string;
  readonly status: number;
  readonly headers: Headers;
  readonly durationMs: number;
}

export interface HttpResponse<T> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: T;
}

export interface HttpClient {
  /** @throws HttpError, whose kind tells what can be done about it. */
  request<T>(request: HttpRequest<T>): Promise<HttpResponse<T>>;
  /** Waits, by the client's own clock; rejects when the signal is aborted. */
  pause(ms: number, signal?: AbortSignal): Promise<void>;
  /** This moment, in milliseconds since 1970, by the client's own clock. */
  now(): number;
  /** A moment of `now` by the vendor's clock, as far as an answer has told it, in whole seconds. */
  vendorTime(at: number): number;
}
