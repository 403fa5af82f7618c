import { describe, expect, it } from "vitest";
import { clientOf, jsonOf, post, startFake } from "./on-loopback";

describe("/_sandbox/assumptions", () => {
  interface Row {
    name: string;
    reading: string;
    default: string;
    readings: Record<string, string>;
  }

  async function startReading() {
    const { control } = clientOf(await startFake());
    return {
      control,
      choose: (body: unknown) => control("/assumptions", { ...post(body), method: "PUT" }),
      row: async (name: string) =>
        (await jsonOf<{ assumptions: Row[] }>(control("/assumptions"))).assumptions.find((one) => one.name === name),
    };
  }

  it("lists every assumption with its readings and the current one", async () => {
    const { row } = await startReading();

    expect(await row("pca-put")).toMatchObject({
      vendor: "pca",
      question: "What does a PUT do to what its document leaves out?",
      default: "replaces",
      reading: "replaces",
      readings: { replaces: expect.any(String), merges: expect.any(String) },
    });
  });

  it("reads one otherwise while the sandbox runs, and all as by default after DELETE", async () => {
    const { control, choose, row } = await startReading();

    expect((await choose({ "pca-put": "merges" })).status).toBe(204);
    expect((await row("pca-put"))?.reading).toBe("merges");
    expect((await choose({})).status).toBe(204);
    expect((await row("pca-put"))?.reading).toBe("merges");
    expect((await control("/assumptions", { method: "DELETE" })).status).toBe(204);
    expect((await row("pca-put"))?.reading).toBe("replaces");
  });

  it("refuses what it does not know, with the choices, and changes nothing", async () => {
    const { choose, row } = await startReading();

    const answer = await choose({ "pca-put": "merges", "pca-empty-list": "nonsense" });

    expect(answer.status).toBe(400);
    expect(await answer.json()).toEqual({
      error: 'pca-empty-list cannot be read as "nonsense"; choose from 404, empty',
    });
    expect((await row("pca-put"))?.reading).toBe("replaces");
    expect((await choose("{")).status).toBe(400);
  });
});
