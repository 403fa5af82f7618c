import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { fileJournal, journalFolder } from "../../src/host/create-journal";

const NOW = Date.parse("2026-11-21T12:00:00Z");
const MINUTES = 60_000;

let folder: string;

beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), "netassure-journal-")), "creating");
});

afterEach(() => rmSync(join(folder, ".."), { recursive: true, force: true }));

const journal = (program = "/work/infra", now = NOW) => fileJournal(folder, program, () => now);
const files = () => readdirSync(folder);

describe("where the notes are", () => {
  it("is beside what Pulumi keeps itself", () => {
    expect(journalFolder({ PULUMI_HOME: "/var/pulumi" })).toBe("/var/pulumi/netassure/creating");
    expect(journalFolder({ HOME: "/root" })).toMatch(/\.pulumi\/netassure\/creating$/);
  });
});

describe("a create that an earlier process began", () => {
  it("is found, with its id once that is known", async () => {
    await journal().begin("Test a");
    expect(await journal().begun("Test a")).toEqual({ at: NOW });
    await journal().made("Test a", "281474976976775");
    expect(await journal().begun("Test a")).toEqual({ at: NOW, id: "281474976976775" });
  });

  it("is not found for another resource, nor by a program in another folder", async () => {
    await journal().begin("Test a");
    expect(await journal().begun("Test b")).toBeUndefined();
    expect(await journal("/work/copy").begun("Test a")).toBeUndefined();
  });

  it("says nothing after a quarter of an hour, and goes with the next one that comes to an end", async () => {
    await journal().begin("Test a");
    const [file = ""] = files();
    utimesSync(join(folder, file), NOW / 1000, NOW / 1000);
    const later = journal(undefined, NOW + 16 * MINUTES);
    expect(await journal(undefined, NOW + 14 * MINUTES).begun("Test a")).toBeDefined();
    expect(await later.begun("Test a")).toBeUndefined();
    await later.end("Test b");
    expect(files()).toEqual([]);
  });

  it("is forgotten when nothing came of it", async () => {
    await journal().begin("Test a");
    await journal().end("Test a");
    expect(files()).toEqual([]);
  });
});

describe("a provider that ends in order", () => {
  it("leaves no note of what the engine got, and keeps what nobody knows the end of", async () => {
    const one = journal();
    await one.begin("Test a");
    await one.made("Test a", "1");
    one.answered("Test a");
    await one.begin("Test b");
    one.close();
    expect(await journal().begun("Test a")).toBeUndefined();
    expect(await journal().begun("Test b")).toBeDefined();
  });
});

describe("a note", () => {
  it("holds nothing but the time and the id, for its owner only", async () => {
    await journal().made("Test with a secret name", "1");
    const [file = ""] = files();
    expect(file).toMatch(/^[0-9a-f]{64}\.json$/);
    expect(statSync(join(folder, file)).mode & 0o777).toBe(0o600);
  });

  it.each(["", "{", "null", '{"at":"yesterday"}'])("that was damaged is none: %j", async (text) => {
    await journal().begin("Test a");
    const [file = ""] = files();
    writeFileSync(join(folder, file), text);
    expect(await journal().begun("Test a")).toBeUndefined();
  });

  it("that cannot be written stops nothing", async () => {
    writeFileSync(folder, "a file where the folder would be");
    chmodSync(folder, 0o400);
    const one = journal();
    await one.begin("Test a");
    await one.made("Test a", "1");
    await one.end("Test a");
    expect(await one.begun("Test a")).toBeUndefined();
  });
});
