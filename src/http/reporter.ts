import { composeMessage } from "./error-message";
import { HttpError, type HttpErrorKind } from "./errors";
import { clip, oneLine, type Redactor } from "./redact";

/** A failure as found; the reporter makes the error of it. */
export interface Failure {
  readonly kind: HttpErrorKind;
  readonly status?: number | undefined;
  readonly reason?: string | undefined;
  readonly vendorMessage?: string | undefined;
  readonly requestId?: string | undefined;
  readonly code?: string | undefined;
  readonly retryAt?: Date | undefined;
  readonly mayHaveTakenEffect: boolean;
  readonly transient: boolean;
}

export type Report = (failure: Failure) => HttpError;

export interface ReportContext {
  readonly vendor: string;
  readonly method: string;
  readonly path: string;
  readonly redact: Redactor;
  readonly hints: Partial<Record<HttpErrorKind, string>>;
}

/** The only maker of HttpErrors: every text that came from outside passes the redactor and becomes one line here. */
export function createReporter(context: ReportContext): Report {
  let doubtful = false;
  const clean = (text: string | undefined, longest = 1000) =>
    text === undefined ? undefined : clip(oneLine(context.redact(text)), longest);
  const { vendor, method } = context;
  return (failure) => {
    doubtful ||= failure.mayHaveTakenEffect;
    const facts = {
      ...failure,
      vendor,
      method,
      path: oneLine(context.redact(context.path)),
      reason: clean(failure.reason),
      vendorMessage: clean(failure.vendorMessage),
      requestId: clean(failure.requestId, 100),
      mayHaveTakenEffect: doubtful,
    };
    const { reason, ...details } = facts;
    const message = oneLine(context.redact(composeMessage({ ...details, reason })));
    return new HttpError(withHint(message, context.hints[failure.kind]), defined(details));
  };
}

/** The hint is our own text: a password that is an everyday word must not make it unreadable. */
function withHint(message: string, hint: string | undefined): string {
  return hint === undefined ? message : `${message} ${hint}`;
}

type Defined<T> = { [K in keyof T]: Exclude<T[K], undefined> };

function defined<T extends object>(facts: T): Defined<T> {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as Defined<T>;
}
