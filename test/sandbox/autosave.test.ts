import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Autosave } from "../../src/sandbox/autosave";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe("autosave", () => {
  it("saves many changes at once, soon after the first", async () => {
    const save = vi.fn(async () => {});
    const autosave = new Autosave(save);
    autosave.touch();
    autosave.touch();
    expect(save).toHaveBeenCalledTimes(0);

    await vi.advanceTimersByTimeAsync(50);

    expect(save).toHaveBeenCalledTimes(1);
  });

  it("saves again for a change that came during a save, but only after that save", async () => {
    const finish: (() => void)[] = [];
    const save = vi.fn(() => new Promise<void>((resolve) => void finish.push(resolve)));
    const autosave = new Autosave(save);
    autosave.touch();
    await vi.advanceTimersByTimeAsync(50);
    autosave.touch();
    await vi.advanceTimersByTimeAsync(50);
    expect(save).toHaveBeenCalledTimes(1);

    finish[0]?.();
    await vi.advanceTimersByTimeAsync(0);

    expect(save).toHaveBeenCalledTimes(2);
  });

  it("tries again at the next change when a save fails", async () => {
    const save = vi.fn(async () => {});
    save.mockRejectedValueOnce(new Error("disk full"));
    const autosave = new Autosave(save);
    autosave.touch();
    await vi.advanceTimersByTimeAsync(50);
    autosave.touch();
    await vi.advanceTimersByTimeAsync(50);

    expect(save).toHaveBeenCalledTimes(2);
  });

  it("saves a last time when stopped and never after that", async () => {
    const save = vi.fn(async () => {});
    const autosave = new Autosave(save);
    autosave.touch();

    await autosave.stop();
    autosave.touch();
    await vi.advanceTimersByTimeAsync(1_000);

    expect(save).toHaveBeenCalledTimes(1);
  });

  it("reports a failure of the last save", async () => {
    const autosave = new Autosave(() => Promise.reject(new Error("disk full")));

    await expect(autosave.stop()).rejects.toThrow("disk full");
  });
});
