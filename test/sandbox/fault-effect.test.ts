import type { HttpBindings } from "@hono/node-server";
import { describe, expect, it, vi } from "vitest";
import { applyFault } from "../../src/sandbox/fault-effect";
import { type FaultInput, faultSchema } from "../../src/sandbox/fault-schema";

function apply(input: FaultInput, closing: AbortSignal) {
  const answer = vi.fn(async () => Response.json({}));
  const refusal = () => ({ headers: {}, body: "" });
  const outcome = applyFault(faultSchema([]).parse(input), { node: {} as HttpBindings, answer, refusal, closing });
  return { answer, outcome };
}

describe("a delay in a sandbox that stops", () => {
  const anHour = 3_600_000;

  it.each([
    { kind: "delay", delayMs: anHour },
    { kind: "reset-after", delayMs: anHour },
    { kind: "status", status: 500, after: true, delayMs: anHour },
  ] as const)("ends at once and leaves the write out: %j", async (input) => {
    const closing = new AbortController();
    const { answer, outcome } = apply(input, closing.signal);
    closing.abort();

    await expect(outcome).rejects.toThrow("The operation was aborted");
    expect(answer).toHaveBeenCalledTimes(0);
  });
});

describe("a fault with after", () => {
  it("lets the vendor answer once, and hides that answer", async () => {
    const { answer, outcome } = apply({ kind: "empty", status: 201, after: true }, new AbortController().signal);

    const response = await outcome;

    expect(answer).toHaveBeenCalledTimes(1);
    expect(response.status).toBe(201);
    expect(await response.text()).toBe("");
  });
});
