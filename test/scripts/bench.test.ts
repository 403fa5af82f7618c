import { expect, it } from "vitest";
import { nativePrograms } from "../../scripts/bench/native-programs.mjs";
import { contender, inTurns } from "../../scripts/bench/turns.mjs";

it("measures contenders in turns and keeps the least of each", async () => {
  const measured: string[] = [];
  const taking = (name: string, seconds: number[]) =>
    contender(async () => {
      measured.push(name);
      return seconds.shift() ?? 0;
    });
  const [ours, floor] = [taking("ours", [3, 2, 4]), taking("floor", [1, 5, 6])];
  await inTurns([ours, floor], 3);
  expect(measured).toEqual(["ours", "floor", "ours", "floor", "ours", "floor"]);
  expect([ours.least, floor.least]).toEqual([2, 1]);
});

it("has as many tests in a YAML program as in the others", () => {
  const program = nativePrograms.yaml(300)["Pulumi.yaml"] ?? "";
  expect(program.match(/type: netassure:thousandeyes:HttpServerTest/g)).toHaveLength(300);
});
