/** @typedef {"path" | "cache" | "installer" | "go"} SourceName */
/** @typedef {{ bin: string[], version: string }} Found */
/** @typedef {{ name: SourceName, find: () => Promise<Found | { reason: string }> }} Source */
/** @typedef {Found & { source: SourceName }} Toolchain */

/** No Pulumi CLI, and no way to get one here. */
export class ToolchainError extends Error {
  /** @override */
  name = "ToolchainError";

  /** @param {string[]} reasons why each way failed */
  constructor(reasons) {
    const ways = reasons.map((reason) => `  - ${reason}`).join("\n");
    super(`The Pulumi CLI is needed and could not be had:\n${ways}\n${advice}`);
  }
}

const advice = `Install one of these and run the command again:
  - the Pulumi CLI: https://www.pulumi.com/docs/install/
  - Go 1.26 or newer: https://go.dev/dl/ (the Pulumi CLI is then built from source)`;

/**
 * The first source that has a toolchain; later ones are not asked.
 * @param {readonly Source[]} sources
 * @returns {Promise<Toolchain>}
 */
export async function chooseToolchain(sources) {
  const reasons = [];
  for (const { name, find } of sources) {
    const found = await find();
    if ("bin" in found) return { ...found, source: name };
    reasons.push(found.reason);
  }
  throw new ToolchainError(reasons);
}
