import { describe, expect, it } from "vitest";
import { otherVersion } from "../../src/plugin/version";

describe("a plugin that Pulumi runs although the stack uses another version", () => {
  it("says which command installs that one, and what wins over it", () => {
    expect(otherVersion("0.2.0", "0.1.0")).toBe(
      "This stack uses version 0.2.0 of the netassure plugin, and Pulumi runs 0.1.0, which it finds on PATH or in the " +
        "section plugins of Pulumi.yaml. Remove it there, and run: npx netassure@0.2.0 plugin install",
    );
  });

  it.each(["0.1.0", undefined])("says nothing when the stack uses %s", (asked) => {
    expect(otherVersion(asked, "0.1.0")).toBeUndefined();
  });
});
