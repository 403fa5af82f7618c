import { execFile, spawn } from "node:child_process";
import { createReadStream, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import type { Readable } from "node:stream";
import { promisify } from "node:util";
import { root } from "./project";

const run = promisify(execFile);

interface Packed {
  name: string;
  version: string;
  manifest: Record<string, unknown>;
  /** A packed tarball, or the installed folder that one is made of. */
  source: { tarball: string } | { folder: string };
}

/**
 * A package registry on loopback. It serves this checkout, packed as it would be published, and everything that is
 * installed in it, so that package managers can install for real without a network.
 */
export class LocalRegistry {
  readonly folder = mkdtempSync(join(tmpdir(), "netassure-registry-"));
  readonly #packages: Packed[] = [];
  readonly #server: Server = createServer((request, answer) => this.#answer(request.url ?? "/", answer));

  static async start(): Promise<LocalRegistry> {
    const registry = new LocalRegistry();
    registry.#packages.push(await packCheckout(registry.folder), ...installedPackages());
    await new Promise<void>((listening) => registry.#server.listen(0, "127.0.0.1", listening));
    return registry;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** `@pulumi/pulumi` with the version that this checkout uses, and `netassure`. */
  get dependencies(): Record<string, string> {
    const versionOf = (name: string) => this.#packages.find((candidate) => candidate.name === name)?.version ?? "";
    return { "@pulumi/pulumi": versionOf("@pulumi/pulumi"), netassure: versionOf("netassure") };
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((closed) => this.#server.close(closed));
    rmSync(this.folder, { recursive: true, force: true });
  }

  #answer(url: string, answer: ServerResponse): void {
    const [name = "", version] = decodeURIComponent(url.slice(1)).split("/-/");
    const versions = this.#packages.filter((candidate) => candidate.name === name);
    const packed = versions.find((candidate) => candidate.version === version);
    if (packed) {
      sendTarball(packed, answer);
    } else if (version !== undefined || versions.length === 0) {
      answer.writeHead(404).end();
    } else {
      answer.writeHead(200, { "content-type": "application/json" });
      answer.end(JSON.stringify(this.#document(name, versions)));
    }
  }

  #document(name: string, packages: Packed[]): object {
    const versions = packages.map(({ version, manifest }) => {
      const tarball = `${this.url}/${name}/-/${version}`;
      return [version, { ...manifest, dist: { tarball } }] as const;
    });
    return { name, "dist-tags": { latest: versions[0]?.[0] }, versions: Object.fromEntries(versions) };
  }
}

async function packCheckout(folder: string): Promise<Packed> {
  const { stdout } = await run("npm", ["pack", "--json", "--ignore-scripts", "--pack-destination", folder], {
    cwd: root,
  });
  const [{ filename }] = JSON.parse(stdout) as [{ filename: string }];
  return { ...manifestIn(root), source: { tarball: join(folder, filename) } };
}

function installedPackages(): Packed[] {
  const lock = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")) as { packages: object };
  return Object.keys(lock.packages)
    .filter((path) => path !== "" && existsSync(join(root, path, "package.json")))
    .map((path) => ({ ...manifestIn(join(root, path)), source: { folder: join(root, path) } }));
}

function manifestIn(folder: string): Omit<Packed, "source"> {
  const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  return { name: manifest.name, version: manifest.version, manifest };
}

function sendTarball({ source }: Packed, answer: ServerResponse): void {
  answer.writeHead(200, { "content-type": "application/octet-stream" });
  const tarball = "tarball" in source ? createReadStream(source.tarball) : tarballOf(source.folder);
  tarball.pipe(answer);
}

function tarballOf(folder: string): Readable {
  const args = ["-czf", "-", "--exclude=node_modules", "-C", dirname(folder), basename(folder)];
  return spawn("tar", args, { stdio: ["ignore", "pipe", "inherit"] }).stdout;
}
