import { existsSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { installOfficially } from "../../scripts/toolchain/installer.mjs";
import { listener, temporaryFolder } from "./support";

/** Serves one answer; gives the address of an install.sh there. */
async function serve(status: number, body: string): Promise<string> {
  const server = createServer((_request, response) => response.writeHead(status).end(body));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/install.sh`;
}

/** Does what Pulumi's installer does with the arguments that it is given here. */
const installer = `
[ "$1" = --version ] && [ "$3" = --install-root ] && [ "$5" = --no-edit-path ] && [ $# = 5 ] || exit 9
mkdir "$4/bin"
printf '#!/bin/sh\\necho v%s\\n' "$2" > "$4/bin/pulumi"
printf '#!/bin/sh\\n' > "$4/bin/pulumi-language-nodejs"
chmod +x "$4"/bin/*
`;

describe("Pulumi's own installer", () => {
  test("is run into the cache, with the version that is pinned", async () => {
    const folder = join(temporaryFolder(), "key");
    const { lines, log } = listener();
    const found = await installOfficially({ folder, version: "3.259.0", log, url: await serve(200, installer) });
    expect(found).toEqual({ bin: [join(folder, "bin")], version: "3.259.0" });
    expect(lines).toEqual([`Installing Pulumi 3.259.0 into ${folder} with Pulumi's installer.`]);
  });

  test("that cannot be reached costs one line", async () => {
    const folder = join(temporaryFolder(), "key");
    const { lines, log } = listener();
    const url = "http://127.0.0.1:1/install.sh";
    expect(await installOfficially({ folder, version: "3.259.0", log, url })).toEqual({
      reason: `${url} could not be reached`,
    });
    expect(lines).toEqual(["Pulumi's installer could not be reached (127.0.0.1:1)."]);
    expect(existsSync(folder)).toBe(false);
  });

  test("is not run when the answer is an error page", async () => {
    const folder = join(temporaryFolder(), "key");
    const url = await serve(503, installer);
    expect(await installOfficially({ folder, version: "3.259.0", log: () => {}, url })).toEqual({
      reason: `${url} could not be reached`,
    });
    expect(existsSync(folder)).toBe(false);
  });

  test("that fails says why and leaves nothing", async () => {
    const folder = join(temporaryFolder(), "key");
    const url = await serve(200, "echo 'unsupported machine' >&2; mkdir -p \"$4/bin\"; exit 1");
    expect(await installOfficially({ folder, version: "3.259.0", log: () => {}, url })).toEqual({
      reason: "Pulumi's installer failed: unsupported machine",
    });
    expect(existsSync(folder)).toBe(false);
  });

  test("that claims success without a CLI is not believed", async () => {
    const folder = join(temporaryFolder(), "key");
    const url = await serve(200, "exit 0");
    expect(await installOfficially({ folder, version: "3.259.0", log: () => {}, url })).toEqual({
      reason: `what was cached at ${folder} did not run and was removed`,
    });
  });
});
