import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { schemaHash } from "../../scripts/generate-sdk/finish.mjs";
import { nativeResources } from "../../src/plugin/resources";

const read = (file: string) => readFileSync(file, "utf8");
const version = JSON.parse(read("package.json")).version as string;

describe("the SDKs", () => {
  it("are those of schema.json: `npm run generate:sdk` writes them", () => {
    expect(read("sdk/schema.sha256")).toBe(schemaHash(read("schema.json")));
  });

  it("ask for the plugin of their own version", () => {
    expect(JSON.parse(read("sdk/nodejs/package.json"))).toMatchObject({
      version,
      pulumi: { name: "netassure", version },
    });
    expect(read("sdk/python/pyproject.toml")).toContain(`version = "${version}"`);
    expect(read("sdk/python/pulumi_netassure/pulumi-plugin.json")).toContain(`"version": "${version}"`);
    expect(read("sdk/go/netassure/internal/pulumiUtilities.go")).toContain(`semver.MustParse("${version}")`);
  });
});

describe("the Node SDK", () => {
  it.each(nativeResources.map(({ module, name }) => `${module}/${name.charAt(0).toLowerCase()}${name.slice(1)}`))(
    "%s is made without stack traces",
    (file) => {
      expect(read(`sdk/nodejs/${file}.ts`)).toMatch(
        /withoutStacks\(\);\n +try \{\n +super\(.*\n +\} finally \{\n +restore\(\);/,
      );
    },
  );

  it("finds its version from where it is compiled to", () => {
    expect(read("sdk/nodejs/utilities.ts")).toContain("require('../package.json')");
    expect(JSON.parse(read("sdk/nodejs/package.json"))).toMatchObject({ main: "bin/index.js", files: ["bin"] });
  });
});
