import { describe, expect, test } from "vitest";
import { finalLine, sum, tallyVitest, type VitestReport } from "../../scripts/checks/tally.mjs";

const passedFile = { status: "passed", assertionResults: [{ status: "passed" }] };
const failedFile = { status: "failed", assertionResults: [{ status: "passed" }, { status: "failed" }] };
const brokenFile = { status: "failed", assertionResults: [] };

const report = (counts: Partial<VitestReport>): VitestReport => ({
  numPassedTests: 0,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  testResults: [],
  ...counts,
});

describe("vitest's tests are counted", () => {
  test("when all pass", () => {
    const all = report({ numPassedTests: 12, testResults: [passedFile] });
    expect(tallyVitest(all, 0)).toEqual({ passed: 12, failed: 0, skipped: 0 });
  });

  test("when some fail: the tests, not their files again", () => {
    const some = report({ numPassedTests: 10, numFailedTests: 2, testResults: [passedFile, failedFile] });
    expect(tallyVitest(some, 1)).toEqual({ passed: 10, failed: 2, skipped: 0 });
  });

  test("with what is skipped and what is still to be written", () => {
    const some = report({ numPassedTests: 1, numPendingTests: 3, numTodoTests: 2, testResults: [passedFile] });
    expect(tallyVitest(some, 0)).toEqual({ passed: 1, failed: 0, skipped: 5 });
  });

  test("and a file that broke before its first test is one failure", () => {
    const broken = report({ numPassedTests: 3, testResults: [passedFile, brokenFile, brokenFile] });
    expect(tallyVitest(broken, 1)).toEqual({ passed: 3, failed: 2, skipped: 0 });
  });

  test("and a file whose tests all passed but whose cleanup broke is one failure", () => {
    const broken = report({ numPassedTests: 1, testResults: [{ ...passedFile, status: "failed" }] });
    expect(tallyVitest(broken, 1)).toEqual({ passed: 1, failed: 1, skipped: 0 });
  });

  test("and a run that failed with no test to blame is one failure", () => {
    const unhandled = report({ numPassedTests: 3, testResults: [passedFile] });
    expect(tallyVitest(unhandled, 1)).toEqual({ passed: 3, failed: 1, skipped: 0 });
  });

  test("and no report at all is one failure, whatever vitest's exit code", () => {
    expect(tallyVitest(undefined, 0)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });
});

describe("tallies are added up", () => {
  test("each count by itself", () => {
    const tallies = [
      { passed: 1, failed: 2, skipped: 3 },
      { passed: 10, failed: 20, skipped: 30 },
    ];
    expect(sum(tallies)).toEqual({ passed: 11, failed: 22, skipped: 33 });
  });

  test("and none are nothing", () => {
    expect(sum([])).toEqual({ passed: 0, failed: 0, skipped: 0 });
  });
});

describe("the last line of npm test", () => {
  test.each([
    [{ passed: 540, failed: 0, skipped: 0 }, "540 passed, 0 failed"],
    [{ passed: 0, failed: 1, skipped: 0 }, "0 passed, 1 failed"],
    [{ passed: 538, failed: 2, skipped: 7 }, "538 passed, 2 failed, 7 skipped"],
  ])("%j reads %j", (tally, line) => {
    expect(finalLine(tally)).toBe(line);
  });
});
