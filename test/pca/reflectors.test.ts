import { describe, expect, it } from "vitest";
import { inOrderOf, mergedReflectors } from "../../src/pca/agent-config/reflectors";

const twamp = { reflectorType: "twampIpv4", enable: true };
const echo = { reflectorType: "echoUdpIpv4", enable: true };
const blue = { ...twamp, namespace: "blue" };

describe("the order of reflectors", () => {
  it("is the program's, with those that it does not list at the end", () => {
    const found = [
      { ...echo, reflectorName: "e" },
      { ...blue, reflectorId: "2" },
      { ...twamp, reflectorId: "1" },
    ];
    expect(inOrderOf(found, [twamp, echo])).toEqual([
      { ...twamp, reflectorId: "1" },
      { ...echo, reflectorName: "e" },
      { ...blue, reflectorId: "2" },
    ]);
  });

  it("follows ids before types", () => {
    const [one, two] = [
      { ...twamp, reflectorId: "1" },
      { ...twamp, reflectorId: "2" },
    ];
    expect(inOrderOf([one, two], [{ ...two, enable: false }, one])).toEqual([two, one]);
  });

  it("uses each of several alike only once", () => {
    const found = [
      { ...twamp, reflectorPort: 862 },
      { ...twamp, reflectorPort: 863 },
    ];
    expect(inOrderOf(found, [twamp, twamp])).toEqual(found);
  });

  it("leaves out what the vendor does not have", () => {
    expect(inOrderOf([echo], [twamp, echo])).toEqual([echo]);
  });

  it("is the vendor's when the program lists none", () => {
    expect(inOrderOf([echo, twamp], undefined)).toEqual([echo, twamp]);
    expect(inOrderOf(undefined, [echo])).toBeUndefined();
  });
});

describe("changed reflectors", () => {
  it("keep what the vendor added to them", () => {
    const current = [{ ...echo }, { ...twamp, reflectorId: "1", reflectorName: "agent-made", extra: 5 }];
    expect(mergedReflectors(current, [twamp], [{ ...twamp, enable: false }])).toEqual([
      { ...twamp, enable: false, reflectorId: "1", reflectorName: "agent-made", extra: 5 },
    ]);
  });

  it("lose what the program set before and no longer sets", () => {
    const before = [{ ...twamp, reflectorPort: 900 }];
    expect(mergedReflectors([{ ...twamp, reflectorPort: 900, reflectorId: "1" }], before, [twamp])).toEqual([
      { ...twamp, reflectorId: "1" },
    ]);
  });

  it("are added where the vendor has none", () => {
    expect(mergedReflectors(undefined, undefined, [twamp, blue])).toEqual([twamp, blue]);
  });

  it("are none when the program lists none", () => {
    expect(mergedReflectors([twamp], [twamp], [])).toEqual([]);
  });
});
