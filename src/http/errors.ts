export type HttpErrorKind =
  | "authentication"
  | "permission"
  | "not-found"
  | "conflict"
  | "validation"
  | "rate-limit"
  | "server"
  | "connection"
  | "timeout"
  | "cancelled"
  | "unexpected-answer";

/** What is known about a failed request. Absent means that nobody told. */
export interface HttpErrorDetails {
  readonly kind: HttpErrorKind;
  readonly vendor: string;
  readonly method: string;
  readonly path: string;
  readonly status?: number;
  /** The vendor's own words, on one line. */
  readonly vendorMessage?: string;
  readonly requestId?: string;
  /** The system's name of a connection failure, for example ECONNREFUSED. */
  readonly code?: string;
  /** When a rate limit ends, by this machine's clock. */
  readonly retryAt?: Date;
  /** True when a request other than GET or HEAD may have reached the vendor and its outcome is unknown. Once true for one
   *  attempt it stays true: a replayed PUT that is answered with a conflict may be in conflict with itself. */
  readonly mayHaveTakenEffect: boolean;
  /** True when the same request may succeed later. */
  readonly transient: boolean;
}

// A registered symbol, because a program can hold two copies of this package.
const brand = Symbol.for("netassure.HttpError");

/** A request that failed. The message is one line for the user and holds no secret; no cause is kept, for it could hold one. */
export class HttpError extends Error implements HttpErrorDetails {
  override readonly name = "HttpError";
  declare readonly kind: HttpErrorKind;
  declare readonly vendor: string;
  declare readonly method: string;
  declare readonly path: string;
  declare readonly status?: number;
  declare readonly vendorMessage?: string;
  declare readonly requestId?: string;
  declare readonly code?: string;
  declare readonly retryAt?: Date;
  declare readonly mayHaveTakenEffect: boolean;
  declare readonly transient: boolean;

  constructor(message: string, details: HttpErrorDetails) {
    super(message);
    Object.assign(this, details);
    Object.defineProperty(this, brand, { value: true });
  }
}

export function isHttpError(error: unknown): error is HttpError;
export function isHttpError<K extends HttpErrorKind>(
  error: unknown,
  kind: K,
): error is HttpError & { readonly kind: K };
export function isHttpError(error: unknown, kind?: HttpErrorKind): boolean {
  if (typeof error !== "object" || error === null || !(brand in error)) return false;
  return kind === undefined || (error as unknown as HttpError).kind === kind;
}
