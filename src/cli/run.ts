import { Command, CommanderError } from "commander";
import { description, version } from "../../package.json";
import { SandboxError } from "../sandbox";
import { pluginCommand } from "./plugin";
import { PluginInstallError } from "./plugin-install";
import { sandboxCommand } from "./sandbox";
import { processTerminal, type Terminal } from "./terminal";

const usageError = 2;
const failure = 1;

/** Runs one command line and gives its exit code: 0 done, 1 failed, 2 wrong usage. */
export async function run(args: readonly string[], terminal: Terminal = processTerminal): Promise<number> {
  try {
    await program(terminal).parseAsync([...args], { from: "user" });
    return 0;
  } catch (error) {
    // commander has already written its own message or the help.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : usageError;
    if (!(error instanceof SandboxError || error instanceof PluginInstallError)) throw error;
    terminal.error(`netassure: ${error.message}\n`);
    return failure;
  }
}

function program(terminal: Terminal): Command {
  const netassure = new Command("netassure")
    .description(description)
    .version(version)
    .exitOverride()
    .configureOutput({ writeOut: terminal.out, writeErr: terminal.error })
    .showHelpAfterError("(add --help for the options and examples)");
  for (const command of [sandboxCommand(terminal), pluginCommand(terminal)]) {
    inheritSettings(command, netassure);
    netassure.addCommand(command);
  }
  return netassure;
}

/** exitOverride and the output do not reach a command that is added from outside. */
function inheritSettings(command: Command, parent: Command): void {
  command.copyInheritedSettings(parent);
  for (const child of command.commands) inheritSettings(child, command);
}
