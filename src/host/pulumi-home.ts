import { homedir } from "node:os";
import { join } from "node:path";

/** Where Pulumi keeps what it needs on this machine, its plugins among them. */
export function pulumiHome(env: NodeJS.ProcessEnv = process.env): string {
  return env.PULUMI_HOME || join(homedir(), ".pulumi");
}
