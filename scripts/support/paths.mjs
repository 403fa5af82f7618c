import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The repository root. */
export const root = fileURLToPath(new URL("../..", import.meta.url));

/**
 * A program that a dependency installed.
 * @param {string} name
 */
export const localBin = (name) => join(root, "node_modules", ".bin", name);

/**
 * Whether this module is the one that Node was started with.
 * @param {string} moduleUrl `import.meta.url`
 */
export const isMain = (moduleUrl) => process.argv[1] === fileURLToPath(moduleUrl);
