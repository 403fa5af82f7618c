import { ensureHosts, type Language, toolchainEnv } from "../../../scripts/toolchain.mjs";

/** The environment of a project whose program is in another language than those of Node. */
export async function environmentOf(language: Language): Promise<Record<string, string>> {
  const { PATH = "" } = toolchainEnv(await ensureHosts([language]));
  return { PATH };
}
