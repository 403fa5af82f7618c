import { describe, expect, it } from "vitest";
import { HttpError, type HttpErrorKind, lookAgain } from "../../src/http";

const lost = (kind: HttpErrorKind) =>
  new HttpError("lost", { kind, vendor: "v", method: "POST", path: "/x", mayHaveTakenEffect: true, transient: true });

/** Finds nothing at first, then what is said. */
function looker(...answers: string[][]) {
  const looks: string[][] = [];
  return {
    looks,
    look: async () => {
      const answer = answers[looks.length] ?? [];
      looks.push(answer);
      return answer;
    },
  };
}

describe("lookAgain", () => {
  it("looks once after a failure that is an answer", async () => {
    const { look, looks } = looker([], ["late"]);
    expect(await lookAgain(lost("server"), async () => expect.unreachable(), look)).toEqual([]);
    expect(looks).toHaveLength(1);
  });

  it("waits longer and longer for what a request that was given up may still make", async () => {
    const waits: number[] = [];
    const { look } = looker([], [], ["late"]);
    const pause = async (ms: number) => {
      waits.push(ms);
    };
    expect(await lookAgain(lost("timeout"), pause, look)).toEqual(["late"]);
    expect(waits).toEqual([2_000, 8_000]);
  });

  it("stops at the first find", async () => {
    const { look, looks } = looker(["there"], ["more"]);
    expect(await lookAgain(lost("timeout"), async () => expect.unreachable(), look)).toEqual(["there"]);
    expect(looks).toHaveLength(1);
  });

  it("ends when it is cancelled while waiting", async () => {
    const { look } = looker();
    const pause = async () => {
      throw new Error("cancelled");
    };
    await expect(lookAgain(lost("timeout"), pause, look)).rejects.toThrow("cancelled");
  });
});
