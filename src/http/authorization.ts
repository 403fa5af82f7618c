import { singleFlight } from "./single-flight";

/** How a client proves who it is. */
export interface Credentials {
  /** The headers that every request carries. */
  headers(signal: AbortSignal): Promise<Record<string, string>>;
  /** Called after a 401; true means that `headers` now gives fresh ones and the request is sent once more. */
  renew?(signal: AbortSignal): Promise<boolean>;
}

export interface Grant {
  readonly headers: Readonly<Record<string, string>>;
  readonly generation: number;
}

export interface Authorization {
  grant(signal: AbortSignal): Promise<Grant>;
  /** True when a newer grant than the refused one can be had. Concurrent refusals share one renewal. */
  renew(refused: Grant, signal: AbortSignal): Promise<boolean>;
}

export function createAuthorization(credentials: Credentials | undefined): Authorization {
  let generation = 0;
  const renewOnce = singleFlight(async (signal) => {
    const renewed = (await credentials?.renew?.(signal)) ?? false;
    if (renewed) generation += 1;
    return renewed;
  });
  return {
    async grant(signal) {
      const headers = (await credentials?.headers(signal)) ?? {};
      return { headers, generation };
    },
    async renew(refused, signal) {
      // A late 401 to a request that was sent before somebody else's renewal needs no renewal of its own.
      return generation > refused.generation || renewOnce(signal);
    },
  };
}
