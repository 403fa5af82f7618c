import { createHttpClient, type HttpClient, type HttpClientOptions, HttpError } from "../../../src/http";
import { fakeClock } from "./fake-clock";

/** A client of an imagined vendor, on a clock that never makes a test wait. */
export function clientFor(baseUrl: string, options: Partial<HttpClientOptions> = {}): HttpClient {
  return createHttpClient({ vendor: "Acme", baseUrl, clock: fakeClock(), ...options });
}

/** What a request failed with; fails the test when it did not fail or failed with anything else. */
export async function failure(answer: Promise<unknown>): Promise<HttpError> {
  const error = await answer.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof HttpError) return error;
  throw new Error(`Expected an HttpError, got ${String(error)}`);
}
