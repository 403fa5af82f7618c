import { describe, expect, it } from "vitest";
import { FaultList, isSpent } from "../../src/sandbox/fault-list";
import { type FaultInput, faultSchema } from "../../src/sandbox/fault-schema";

const agent = "281474976710706";

function armed(...inputs: FaultInput[]) {
  const list = new FaultList();
  for (const input of inputs) list.arm(faultSchema(["te", "pca"]).parse(input));
  /** Statuses that the requests get in turn; undefined for the vendor's own answer. */
  const statuses = (...requests: string[]) =>
    requests.map((request) => {
      const [method = "", path = "", vendor = "te"] = request.split(" ");
      const fault = list.next({ vendor, method, path });
      return fault && "status" in fault ? fault.status : fault?.kind;
    });
  return { list, statuses };
}

const status = (code: number, rest: Partial<FaultInput> = {}) =>
  ({ kind: "status", status: code, ...rest }) as FaultInput;

describe("which requests a fault hits", () => {
  it("is any request when nothing narrows it down", () => {
    expect(armed(status(500)).statuses("GET /tests")).toEqual([500]);
  });

  it("is narrowed by vendor", () => {
    expect(armed(status(500, { vendor: "pca" })).statuses("GET /a te", "GET /a pca")).toEqual([undefined, 500]);
  });

  it("is narrowed by method, in either case", () => {
    expect(armed(status(500, { method: "post" })).statuses("GET /a", "POST /a")).toEqual([undefined, 500]);
  });

  it.each([
    ["/tests", "/tests/bgp", true],
    ["bgp", "/tests/bgp", true],
    ["/agents", "/tests/bgp", false],
    ["/tests/*", "/tests/bgp", true],
    ["/tests/*", `/tests/bgp/${agent}`, false],
    ["/tests/**", `/tests/bgp/${agent}`, true],
    ["/tests/*/*", `/tests/bgp/${agent}`, true],
    ["*/bgp", "/tests/bgp", false],
    ["**/bgp", "/tests/bgp", true],
    ["/v1.0/*", "/v1x0/a", false],
    ["/tests/bgp/{id}", `/tests/bgp/${agent}`, true],
    ["/tests/bgp/{id}", "/tests/bgp", false],
    ["/tests/*/{id}", `/tests/bgp/${agent}`, true],
    [agent, `/tests/bgp/${agent}`, true],
    ["281474976710707", `/tests/bgp/${agent}`, false],
  ])("the path %s against %s: %s", (pattern, path, hit) => {
    expect(armed(status(500, { path: pattern })).statuses(`GET ${path}`)).toEqual([hit ? 500 : undefined]);
  });
});

describe("how often a fault hits", () => {
  it("is once unless told otherwise", () => {
    expect(armed(status(500)).statuses("GET /a", "GET /a")).toEqual([500, undefined]);
  });

  it("is as many times as told", () => {
    expect(armed(status(500, { times: 2 })).statuses("GET /a", "GET /a", "GET /a")).toEqual([500, 500, undefined]);
  });

  it("is for ever with times 0", () => {
    const { list, statuses } = armed(status(500, { times: 0 }));

    expect(statuses("GET /a", "GET /a", "GET /a")).toEqual([500, 500, 500]);
    expect(list.all.map(isSpent)).toEqual([false]);
  });

  it("starts with the nth matching request and skips those that do not match", () => {
    const { statuses } = armed(status(500, { nth: 2, method: "POST" }));

    expect(statuses("POST /a", "GET /a", "POST /a", "POST /a")).toEqual([undefined, undefined, 500, undefined]);
  });

  it("shows how many requests matched and how many were hit", () => {
    const { list, statuses } = armed(status(500, { nth: 2 }));
    statuses("GET /a", "GET /a", "GET /a");

    expect(list.all.map(({ matched, hits }) => ({ matched, hits }))).toEqual([{ matched: 3, hits: 1 }]);
    expect(list.all.map(isSpent)).toEqual([true]);
  });

  it("takes turns when several faults match: the oldest that is due goes first", () => {
    const { statuses } = armed(status(500), status(502, { nth: 3 }), status(503));

    expect(statuses("GET /a", "GET /a", "GET /a", "GET /a")).toEqual([500, 503, 502, undefined]);
  });
});

describe("disarming", () => {
  it("takes one fault away by its id", () => {
    const { list, statuses } = armed(status(500, { times: 0 }), status(502));
    const [first] = list.all;

    expect(list.disarm(first?.id ?? "")).toBe(true);
    expect(statuses("GET /a")).toEqual([502]);
  });

  it("says when there is no such fault", () => {
    expect(armed(status(500)).list.disarm("nobody")).toBe(false);
  });

  it("takes all away at once", () => {
    const { list, statuses } = armed(status(500), status(502));
    list.clear();

    expect(statuses("GET /a")).toEqual([undefined]);
  });
});
