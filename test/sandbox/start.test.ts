import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { SandboxError } from "../../src/sandbox/errors";
import { startSandbox } from "../../src/sandbox/start";
import { defineVendor } from "../../src/sandbox/vendor";
import { fakeVendor } from "./fake-vendor";
import { clientOf, jsonOf, networkError, startFake } from "./on-loopback";

const untouched = { Request: globalThis.Request, Response: globalThis.Response };

async function temporaryFolder() {
  const folder = await mkdtemp(join(tmpdir(), "sandbox-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

async function stateFile(content?: unknown) {
  const file = join(await temporaryFolder(), "state.json");
  if (content !== undefined) await writeFile(file, typeof content === "string" ? content : JSON.stringify(content));
  return file;
}

async function readState(file: string) {
  return JSON.parse(await readFile(file, "utf8"));
}

const failureOf = (start: Promise<unknown>) => start.then(() => undefined).catch((error) => error);

describe("starting", () => {
  it("listens on a free loopback port and tells how to connect", async () => {
    const { url, connection } = await startFake();

    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(connection).toEqual({
      url,
      fake: { endpoint: `${url}/fake/v1`, token: expect.stringMatching(/^[0-9a-f-]{36}$/) },
    });
  });

  it("gives each sandbox credentials of its own", async () => {
    const one = await startFake();
    const other = await startFake();

    expect(one.connection.fake.token).not.toBe(other.connection.fake.token);
  });

  it("tells the vendor its credentials, the origin, the time and the rate limit", async () => {
    const sandbox = await startFake({ rateLimit: 7, now: () => new Date("2026-01-02T03:04:05.000Z") });

    const answer = await clientOf(sandbox).get("/about");

    expect(await answer.json()).toEqual({
      token: sandbox.connection.fake.token,
      origin: sandbox.url,
      now: "2026-01-02T03:04:05.000Z",
      rateLimit: 7,
    });
  });

  it("leaves the rate limit to the vendor when none is given", async () => {
    const { get } = clientOf(await startFake());

    expect((await jsonOf(get("/about"))).rateLimit).toBe("own");
  });

  it.each([
    ["small", "100"],
    ["large", "100000"],
  ] as const)("seeds a %s account", async (seed, id) => {
    const { create } = clientOf(await startFake({ seed }));

    expect((await jsonOf(create("one"))).id).toBe(id);
  });

  it("reads what is assumed of the vendors as told, and explains a reading that does not exist", async () => {
    const { url } = await startFake({ assumptions: { "pca-put": "merges" } });
    const { assumptions } = await jsonOf<{ assumptions: { name: string; reading: string }[] }>(
      fetch(`${url}/_sandbox/assumptions`),
    );
    expect(assumptions.find(({ name }) => name === "pca-put")?.reading).toBe("merges");

    const failure = await failureOf(startFake({ assumptions: { "pca-put": "patches" as "merges" } }));
    expect(failure).toBeInstanceOf(SandboxError);
  });

  it("explains a port in use", async () => {
    const { url } = await startFake();
    const port = Number(new URL(url).port);

    const failure = await failureOf(startSandbox({ port, vendors: [fakeVendor] }));

    expect(failure).toBeInstanceOf(SandboxError);
    expect(failure.message).toBe(
      `port ${port} on 127.0.0.1 is in use; stop what uses it or choose another port (0 for any free one)`,
    );
  });

  it("explains an address that is not of this machine", async () => {
    const failure = await failureOf(startSandbox({ host: "192.0.2.1", vendors: [fakeVendor] }));

    expect(failure).toBeInstanceOf(SandboxError);
    expect(failure.message).toMatch(/^cannot listen on 192\.0\.2\.1 port 0: .*EADDRNOTAVAIL/);
  });

  it("leaves the Request and Response of its process alone", async () => {
    await startFake();

    expect(globalThis.Request).toBe(untouched.Request);
    expect(globalThis.Response).toBe(untouched.Response);
  });
});

describe("closing", () => {
  it("frees the port, even with connections left open", async () => {
    const sandbox = await startFake();
    await (await clientOf(sandbox).get("/things")).text();
    await sandbox.close();

    const server = createServer();
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject).listen(Number(new URL(sandbox.url).port), "127.0.0.1", resolve);
    });
    server.close();
    expect(server.listening).toBe(false);
  });

  it("can be asked for twice", async () => {
    const sandbox = await startFake();

    await Promise.all([sandbox.close(), sandbox.close()]);

    expect(await networkError(fetch(sandbox.url))).toBe("ECONNREFUSED");
  });
});

describe("a state file", () => {
  it("is made at the start, readable for its owner only", async () => {
    const file = await stateFile();
    const { connection } = await startFake({ stateFile: file });

    expect(await readState(file)).toEqual({
      version: 1,
      credentials: { fake: { token: connection.fake.token } },
      objects: { fake: { things: {}, nextId: 100 } },
    });
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  it("brings objects and credentials back, whatever the seed says", async () => {
    const file = await stateFile();
    const first = await startFake({ stateFile: file });
    await clientOf(first).create("one");
    await first.close();

    const second = await startFake({ stateFile: file, seed: "large" });

    expect(second.connection.fake.token).toBe(first.connection.fake.token);
    expect(await clientOf(second).things()).toEqual({ "100": { name: "one" } });
    expect((await jsonOf(clientOf(second).create("two"))).id).toBe("101");
  });

  it("follows each write while the sandbox runs", async () => {
    const file = await stateFile();
    const { create, remove } = clientOf(await startFake({ stateFile: file }));
    const savedThings = async () => (await readState(file)).objects.fake.things;

    await create("one");
    await vi.waitFor(async () => expect(await savedThings()).toEqual({ "100": { name: "one" } }), 5_000);
    await remove("100");
    await vi.waitFor(async () => expect(await savedThings()).toEqual({}), 5_000);
  });

  it("holds a write whose answer was lost", async () => {
    const file = await stateFile();
    const sandbox = await startFake({ stateFile: file });
    const { arm, create } = clientOf(sandbox);
    await arm({ kind: "reset-after" });
    await networkError(create("one"));
    await sandbox.close();

    expect((await readState(file)).objects.fake.things).toEqual({ "100": { name: "one" } });
  });

  it("holds restored objects", async () => {
    const file = await stateFile();
    const sandbox = await startFake({ stateFile: file });
    const objects = { fake: { things: { "1": { name: "restored" } }, nextId: 2 } };
    await clientOf(sandbox).control("/objects", { method: "PUT", body: JSON.stringify(objects) });
    await sandbox.close();

    expect((await readState(file)).objects).toEqual(objects);
  });

  it("holds what the vendor's controls did", async () => {
    const file = await stateFile();
    const sandbox = await startFake({ stateFile: file });
    await clientOf(sandbox).control("/fake/things/7/break", { method: "POST" });

    const savedThings = async () => (await readState(file)).objects.fake.things;
    await vi.waitFor(async () => expect(await savedThings()).toEqual({ "7": { name: "broken" } }), 5_000);
  });

  it("does not hold how the vendors are read", async () => {
    const file = await stateFile();
    const sandbox = await startFake({ stateFile: file, assumptions: { "pca-put": "merges" } });
    await sandbox.close();

    expect(Object.keys(await readState(file))).toEqual(["version", "credentials", "objects"]);
  });

  it("leaves no temporary files behind", async () => {
    const file = await stateFile();
    const sandbox = await startFake({ stateFile: file });
    for (const name of ["one", "two", "three"]) await clientOf(sandbox).create(name);
    await sandbox.close();

    expect(await readdir(join(file, ".."))).toEqual(["state.json"]);
  });

  it("seeds a vendor that it does not hold yet and keeps the one it holds", async () => {
    const file = await stateFile();
    const first = await startFake({ stateFile: file });
    await clientOf(first).create("one");
    await first.close();
    const newcomer = defineVendor({ ...fakeVendor, key: "newcomer", mount: "/newcomer" });

    const second = await startSandbox({ stateFile: file, vendors: [fakeVendor, newcomer] });
    await second.close();

    expect(second.connection.newcomer.token).toMatch(/^[0-9a-f-]{36}$/);
    expect((await readState(file)).objects).toEqual({
      fake: { things: { "100": { name: "one" } }, nextId: 101 },
      newcomer: { things: {}, nextId: 100 },
    });
  });

  const credentials = { fake: { token: "t" } };
  it.each([
    ["half of it", '{"version":1,', /JSON/],
    ["another version", { version: 2, credentials, objects: {} }, /version: /],
    ["no credentials", { version: 1, objects: {} }, /credentials: /],
    ["a vendor that the sandbox lacks", { version: 1, credentials, objects: { cisco: {} } }, /objects: .*"cisco"/],
    ["a broken vendor", { version: 1, credentials, objects: { fake: { things: {} } } }, /objects: fake\.nextId: /],
  ])("with %s is refused and left as it is", async (_, content, reason) => {
    const file = await stateFile(content);
    const before = await readFile(file, "utf8");

    const failure = await failureOf(startFake({ stateFile: file }));

    expect(failure).toBeInstanceOf(SandboxError);
    expect(failure.message).toMatch(reason);
    expect(failure.message.startsWith(`the state file ${file} is unusable (`)).toBe(true);
    expect(failure.message.endsWith("); delete it to start afresh")).toBe(true);
    expect(await readFile(file, "utf8")).toBe(before);
  });

  it("that cannot be read is an error that names it", async () => {
    const folder = await temporaryFolder();

    const failure = await failureOf(startFake({ stateFile: folder }));

    expect(failure).toBeInstanceOf(SandboxError);
    expect(failure.message).toMatch(/^cannot read the state file .*EISDIR/);
  });

  it("that cannot be written is an error at the start, and frees the port", async () => {
    const file = join(await temporaryFolder(), "missing", "state.json");
    const port = await freePort();

    const failure = await failureOf(startFake({ stateFile: file, port }));

    expect(failure).toBeInstanceOf(SandboxError);
    expect(failure.message).toMatch(/^cannot write the state file .*ENOENT/);
    expect(await networkError(fetch(`http://127.0.0.1:${port}`))).toBe("ECONNREFUSED");
  });
});

async function freePort() {
  const { url, close } = await startFake();
  await close();
  return Number(new URL(url).port);
}
