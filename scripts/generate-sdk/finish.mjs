import { createHash } from "node:crypto";
import { finishNode } from "./node.mjs";

/**
 * What the generators leave to a Makefile: both packages can be installed from their folders afterwards.
 * @param {Map<string, string>} files
 * @param {string} schema
 * @returns {Map<string, string>}
 */
export function finish(files, schema) {
  const node = [...files].filter(([file]) => file.startsWith("nodejs/"));
  return new Map([
    ...files,
    ...node.map(([file, text]) => /** @type {const} */ ([file, finishNode(file.slice("nodejs/".length), text)])),
    ["python/README.md", files.get("python/pulumi_netassure/README.md") ?? ""],
    ["schema.sha256", schemaHash(schema)],
  ]);
}

/**
 * Tells without the generators whether the SDKs are those of a schema.
 * @param {string} schema
 */
export function schemaHash(schema) {
  return `${createHash("sha256").update(schema).digest("hex")}\n`;
}
