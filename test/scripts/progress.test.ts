import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { formatDuration, showProgress } from "../../scripts/support/progress.mjs";

describe("something slow shows that it still runs", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  function watch(isTTY: boolean): { written: string[]; stop: () => void } {
    const written: string[] = [];
    const stop = showProgress("building", { isTTY, write: (text) => written.push(text) });
    return { written, stop };
  }

  test("in a log, as a line every ten seconds", () => {
    const { written, stop } = watch(false);
    vi.advanceTimersByTime(25_000);
    stop();
    expect(written).toEqual(["building, 0.0 s\n", "building, 10 s\n", "building, 20 s\n"]);
  });

  test("in a terminal, as one line that is rewritten every second and wiped at the end", () => {
    const { written, stop } = watch(true);
    vi.advanceTimersByTime(2_000);
    stop();
    const lines = ["building, 0.0 s", "building, 1.0 s", "building, 2.0 s", ""];
    expect(written).toEqual(lines.map((line) => `\r\x1b[2K${line}`));
  });

  test("and falls silent when it is done", () => {
    const { written, stop } = watch(false);
    stop();
    vi.advanceTimersByTime(60_000);
    expect(written).toHaveLength(1);
  });
});

test.each([
  [0, "0.0 s"],
  [420, "0.4 s"],
  [9_949, "9.9 s"],
  [9_950, "10 s"],
  [59_400, "59 s"],
  [59_600, "1 min 0 s"],
  [125_000, "2 min 5 s"],
])("%i ms reads %s", (milliseconds, words) => {
  expect(formatDuration(milliseconds)).toBe(words);
});
