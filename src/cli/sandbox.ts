import { Command, InvalidArgumentError, Option } from "commander";
import {
  type ChosenReadings,
  connectionValues,
  exportLine,
  parseReadings,
  pulumiConfigLine,
  type Sandbox,
  type SeedSize,
  startSandbox,
} from "../sandbox";
import type { Terminal } from "./terminal";

interface Flags {
  port: number;
  seed: SeedSize;
  state?: string;
  rateLimit?: number;
  assume?: ChosenReadings;
  json?: true;
}

const examples = `
Examples:
  $ netassure sandbox                        until Ctrl-C, on port 8700
  $ netassure sandbox --state sandbox.json   keeps objects and credentials for the next start
  $ netassure sandbox --port 0 --json        any free port, announced as one line of JSON
  $ netassure sandbox --assume pca-put=merges   with PUTs that merge; docs/assumptions.md lists the others
`;

/** `netassure sandbox` */
export function sandboxCommand(terminal: Terminal): Command {
  return new Command("sandbox")
    .description("simulate the vendors' APIs on loopback, without an account")
    .addOption(port())
    .option("--state <file>", "keep everything in this file; without it all is forgotten at the end")
    .addOption(new Option("--seed <size>", "what a fresh account holds").choices(["small", "large"]).default("small"))
    .option("--rate-limit <n>", "requests per minute before 429 (default: each vendor's own)", positive)
    .addOption(assume())
    .option("--json", "print one line of JSON in place of text, once the sandbox answers")
    .addHelpText("after", examples)
    .action((flags: Flags) => serve(flags, terminal));
}

async function serve({ port, state, seed, rateLimit, assume, json }: Flags, terminal: Terminal): Promise<void> {
  // Before the start: a signal that comes early must stop it cleanly too.
  const stopped = terminal.stopped();
  const sandbox = await startSandbox({ port, stateFile: state, seed, rateLimit, assumptions: assume });
  terminal.out(json ? `${JSON.stringify(sandbox.connection)}\n` : announce(sandbox));
  await stopped;
  await sandbox.close();
}

function announce({ url, vendors }: Sandbox): string {
  const sections = vendors.flatMap((running) => {
    const values = connectionValues(running);
    const lines = [...values.map(exportLine), "", ...values.map(pulumiConfigLine)];
    return [`${running.vendor.name}: ${running.endpoint}`, "", ...lines.map((line) => line && `  ${line}`), ""];
  });
  const head = [`The sandbox listens at ${url} (open it in a browser to see what is declared).`, ""];
  return [...head, ...sections, "Ctrl-C stops it.", ""].join("\n");
}

function port(): Option {
  return new Option("--port <n>", "port on 127.0.0.1; 0 for any free one").default(8700).argParser((text) => {
    const value = integer(text);
    if (value > 65_535) throw new InvalidArgumentError("Ports end at 65535.");
    return value;
  });
}

function assume(): Option {
  const option = new Option("--assume <name=reading>", "read one assumption about a vendor otherwise; may be repeated");
  return option.argParser((text: string, before: ChosenReadings = {}) => {
    const [name = "", reading] = text.split("=", 2);
    const parsed = parseReadings({ [name]: reading });
    if ("error" in parsed) throw new InvalidArgumentError(`${parsed.error}.`);
    return { ...before, ...parsed.chosen };
  });
}

function positive(text: string): number {
  const value = integer(text);
  if (value === 0) throw new InvalidArgumentError("It must be at least 1.");
  return value;
}

function integer(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError("It must be a whole number.");
  return Number(text);
}
