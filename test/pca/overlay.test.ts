import { describe, expect, it } from "vitest";
import { overlay } from "../../src/pca/api/overlay";
import { ownMetadata } from "../../src/pca/fields/common";

describe("our change in a vendor's document", () => {
  it("sets what the program sets, at any depth, and keeps the rest", () => {
    const document = { _rev: "3-c", telemetry: { x: 1 }, dataGateway: { server: "old", compressionEnable: false } };
    expect(
      overlay(document, {}, { dataGateway: { server: "new", port: 1 }, reporting: { syncResults: true } }),
    ).toEqual({
      _rev: "3-c",
      telemetry: { x: 1 },
      dataGateway: { server: "new", compressionEnable: false, port: 1 },
      reporting: { syncResults: true },
    });
  });

  it("takes out what the program set before and no longer sets", () => {
    const document = { dataGateway: { server: "a", dataBrokerUseSsl: true } };
    const olds = { dataGateway: { server: "a", dataBrokerUseSsl: true } };
    expect(overlay(document, olds, { dataGateway: { server: "a" } })).toEqual({ dataGateway: { server: "a" } });
  });

  it("takes out an object that held only ours, and leaves what somebody else put into it", () => {
    const olds = { dataGateway: { server: "a" }, metadata: { SITE: "A" } };
    const document = { dataGateway: { server: "a" }, metadata: { SITE: "A", OWNER: "noc" } };
    expect(overlay(document, olds, {})).toEqual({ metadata: { OWNER: "noc" } });
  });

  it("leaves what neither the old nor the new program sets", () => {
    const document = { interface: "eth1", namespace: "blue" };
    expect(overlay(document, { interface: undefined }, { namespace: undefined })).toEqual(document);
  });

  it("replaces lists and scalars as a whole, also where something else stood", () => {
    expect(overlay({ a: [1, 2], b: "text", c: { x: 1 } }, {}, { a: [3], b: { y: 2 }, c: 5 })).toEqual({
      a: [3],
      b: { y: 2 },
      c: 5,
    });
  });

  it("applied twice is as good as once", () => {
    const change = [{ a: { x: 1, y: 2 } }, { a: { x: 5 }, b: 6 }] as const;
    const once = overlay({ a: { x: 1, y: 2, z: 3 } }, ...change);
    expect(once).toEqual({ a: { x: 5, z: 3 }, b: 6 });
    expect(overlay(once, ...change)).toEqual(once);
  });

  it("does not touch the document that it was given", () => {
    const document = { a: { x: 1 } };
    overlay(document, { a: { x: 1 } }, { a: { y: 2 } });
    expect(document).toEqual({ a: { x: 1 } });
  });
});

describe("metadata of which a program sets some keys", () => {
  it.each([
    ["shows those keys", { A: "1", B: "2" }, { A: "0" }, { A: "1" }],
    ["shows no key that is gone", { B: "2" }, { A: "0" }, {}],
    ["shows everything when the program says nothing", { A: "1" }, undefined, { A: "1" }],
    ["is absent when the vendor has none", undefined, { A: "0" }, undefined],
  ])("%s", (_, found, set, shown) => {
    expect(ownMetadata(found, set)).toEqual(shown);
  });
});
