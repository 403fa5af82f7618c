import { describe, expect, test } from "vitest";
import { findVersion, isAtLeast, requiredVersion } from "../../scripts/toolchain/versions.mjs";

describe("a version is found in what a program prints", () => {
  test.each([
    ["v3.259.0", "3.259.0"],
    ["v3.259.0\n", "3.259.0"],
    ["3.260.0-alpha.1+abc", "3.260.0"],
    ["warning: a new version is out\nv3.142.1\n", "3.142.1"],
    ["v10.20.30", "10.20.30"],
  ])("%j holds %s", (text, version) => {
    expect(findVersion(text)).toBe(version);
  });

  test.each([[""], ["pulumi"], ["v3"], ["3.14"]])("%j holds none", (text) => {
    expect(findVersion(text)).toBeUndefined();
  });
});

describe("versions are compared as numbers, place by place", () => {
  test.each([
    ["3.142.0", "3.142.0", true],
    ["3.142.1", "3.142.0", true],
    ["3.259.0", "3.142.0", true],
    ["4.0.0", "3.142.0", true],
    ["3.1000.0", "3.142.0", true],
    ["3.141.9", "3.142.0", false],
    ["3.99.0", "3.142.0", false],
    ["2.999.999", "3.142.0", false],
    ["3.142", "3.142.0", true],
    ["3.142", "3.142.1", false],
  ])("%s at least %s: %s", (version, minimum, expected) => {
    expect(isAtLeast(version, minimum)).toBe(expected);
  });
});

describe("go.mod says which version is built", () => {
  const goMod = [
    "module netassure.dev/tools/pulumi",
    "go 1.26",
    "tool example.com/pulumi/pkg/v3/cmd/pulumi",
    "require (",
    "\texample.com/pulumi/pkg/v3/extra v3.1.1 // indirect",
    "\texample.com/pulumi/pkg/v3 v3.259.0 // indirect",
    "\texample.com/pulumi/sdk/v3 v3.260.0-rc.1 // indirect",
    ")",
    "require example.com/single v1.2.3",
  ].join("\n");

  test.each([
    ["example.com/pulumi/pkg/v3", "3.259.0"],
    ["example.com/pulumi/pkg/v3/extra", "3.1.1"],
    ["example.com/pulumi/sdk/v3", "3.260.0-rc.1"],
    ["example.com/single", "1.2.3"],
  ])("%s is at %s", (module, version) => {
    expect(requiredVersion(goMod, module)).toBe(version);
  });

  test("a module that is not required is an error that names it", () => {
    expect(() => requiredVersion(goMod, "example.com/pulumi")).toThrow(
      "no version of example.com/pulumi in its go.mod",
    );
  });
});
