/** One request that a vendor received. */
export interface LoggedRequest {
  vendor: string;
  method: string;
  /** Below the vendor's mount. */
  path: string;
  /** With its question mark; empty when there is none. */
  query: string;
  time: string;
  /** Absent while unanswered; null when the connection was cut. */
  status?: number | null;
  /** Kind of the fault that answered. */
  fault?: string;
}

export interface RequestCount {
  vendor: string;
  method: string;
  path: string;
  count: number;
}

const kept = 10_000;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const longToken = /^(?=.*\d)[\w:%.-]{12,}$/;

/** `/tests/bgp/281474976710706` becomes `/tests/bgp/{id}`; words and versions such as `v3` stay. */
export function templatePath(path: string): string {
  return path
    .split("/")
    .map((segment) => (isId(segment) ? "{id}" : segment))
    .join("/");
}

function isId(segment: string): boolean {
  return /^\d+$/.test(segment) || uuid.test(segment) || longToken.test(segment);
}

/** Counts for ever and remembers the latest requests one by one. */
export class RequestLog {
  #counts = new Map<string, RequestCount>();
  #latest: LoggedRequest[] = [];

  /** Counts a request; its `status` is filled in by the caller once it is answered. */
  begin(request: LoggedRequest): LoggedRequest {
    this.#count(request);
    this.#latest.push(request);
    if (this.#latest.length > kept) this.#latest.shift();
    return request;
  }

  get total(): number {
    return this.counts.reduce((sum, { count }) => sum + count, 0);
  }

  /** Sorted, so that two runs with the same requests show the same list. */
  get counts(): RequestCount[] {
    const byKey = [...this.#counts].sort(([one], [other]) => (one < other ? -1 : 1));
    return byKey.map(([, count]) => count);
  }

  get latest(): readonly LoggedRequest[] {
    return this.#latest;
  }

  reset(): void {
    this.#counts.clear();
    this.#latest = [];
  }

  #count({ vendor, method, path: raw }: LoggedRequest): void {
    const path = templatePath(raw);
    const key = `${vendor} ${path} ${method}`;
    const count = this.#counts.get(key) ?? { vendor, method, path, count: 0 };
    count.count += 1;
    this.#counts.set(key, count);
  }
}
