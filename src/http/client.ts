import { createAuthorization } from "./authorization";
import { begin, perform, type Transport } from "./call";
import type { HttpClient, HttpClientOptions, HttpResponse } from "./client-options";
import { systemClock } from "./clock";
import { proxySecrets } from "./proxy";
import { createRedactor } from "./redact";
import { baseOf, type HttpRequest } from "./request";
import { createVendorClock } from "./vendor-clock";

/** Makes the client of one vendor. Sends nothing. */
export function createHttpClient(options: HttpClientOptions): HttpClient {
  const transport: Transport = {
    options,
    base: baseOf(options.vendor, options.baseUrl),
    clock: options.clock ?? systemClock,
    authorization: createAuthorization(options.credentials),
    redact: createRedactor(options.secrets, proxySecrets),
    vendorClock: createVendorClock(),
  };
  return {
    async request<T>(request: HttpRequest<T>): Promise<HttpResponse<T>> {
      const { status, headers, body } = await perform(begin(transport, request));
      // The schema has made it a T; without a schema the caller asked for nothing in particular.
      return { status, headers, body: body as T };
    },
    pause: (ms, signal) => transport.clock.sleep(ms, signal),
    now: () => transport.clock.now(),
    vendorTime: (at) => transport.vendorClock.at(at),
  };
}
