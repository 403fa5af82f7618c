import { describe, expect, it } from "vitest";
import { objectsSchema } from "../../src/sandbox/objects-schema";
import type { Vendor } from "../../src/sandbox/vendor";
import { vendors } from "../../src/sandbox/vendors";

const all: readonly Vendor[] = vendors;
const now = new Date("2026-01-02T03:04:05.000Z");

describe("the vendors of the sandbox", () => {
  it("have keys and mounts that cannot be confused", () => {
    expect(all.map(({ key, mount }) => [key, mount])).toEqual([
      ["thousandEyes", "/thousandeyes/v7"],
      ["pca", "/pca"],
      ["pingPlotter", "/pingplotter"],
    ]);
  });
});

describe.each(all.map((vendor) => [vendor.name, vendor] as const))("%s", (_, vendor) => {
  it("names where a client reads the endpoint and each credential", () => {
    expect(Object.keys(vendor.settings)).toEqual(["endpoint", ...Object.keys(vendor.credentials())]);
  });

  it("marks a token, password or key as secret", () => {
    const secret = Object.entries(vendor.settings).filter(([, setting]) => setting.secret);

    expect(secret.map(([field]) => field)).toEqual(
      Object.keys(vendor.credentials()).filter((field) => /token|password|key/i.test(field)),
    );
  });

  it("starts each time with other credentials", () => {
    expect(vendor.credentials()).not.toEqual(vendor.credentials());
  });

  it.each(["small", "large"] as const)("holds a %s state that survives being saved", (size) => {
    const state = vendor.seed(size);
    const saved = JSON.parse(JSON.stringify(state));

    expect(saved).toEqual(state);
    expect(objectsSchema([vendor]).safeParse({ [vendor.key]: saved }).success).toBe(true);
  });

  it("has nothing declared in a small account", () => {
    const declared = vendor.tables(vendor.seed("small")).filter(({ supplied }) => !supplied);

    expect(declared.length).toBeGreaterThan(0);
    expect(declared.flatMap(({ rows }) => rows)).toEqual([]);
  });

  it("fills each column of its tables", () => {
    for (const { title, columns, rows } of vendor.tables(vendor.seed("large"))) {
      const widths = new Set(rows.map((row) => row.length));
      expect([...widths], title).toEqual(rows.length > 0 ? [columns.length] : []);
    }
  });

  it.each([401, 403, 404, 429, 500, 503])("words a %i of its own", (status) => {
    const { headers, body } = vendor.refusal(status, now, "/somewhere");

    expect(new Headers(headers).get("content-type")).toMatch(/^(text\/plain|application\/(problem\+)?json)/);
    expect(body.length).toBeGreaterThan(0);
  });
});
