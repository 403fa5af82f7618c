import { ensureHosts, type Language, toolchainEnv } from "../../../scripts/toolchain.mjs";

/** With these, what is compiled for one program is there for every other one, wherever it and its modules are. */
const goFlags = { GOFLAGS: "-trimpath", CGO_ENABLED: "0" };

/** The environment of a project whose program is in another language than those of Node. */
export async function environmentOf(language: Language): Promise<Record<string, string>> {
  const { PATH = "" } = toolchainEnv(await ensureHosts([language]));
  return { PATH, ...(language === "go" ? goFlags : {}) };
}
