import { version } from "../../package.json";
import { Greeting } from "./greeting";
import { whenParentIsGone } from "./lifetime";
import { startRun } from "./run";
import { serve } from "./serve";
import type { Service } from "./service";

/** The plugin: Pulumi starts it with the engine's address, and reads the port from its standard output. */
async function main(engineAddress: string | undefined): Promise<void> {
  const run = startRun();
  if (engineAddress !== undefined) run.engine.connect(engineAddress);
  process.once("SIGINT", () => {
    run.lifetime.cancel("Pulumi has ended");
    run.close();
    process.exit(0);
  });
  whenParentIsGone(() => {
    run.lifetime.cancel("Pulumi has ended");
    process.exit(1);
  });
  const schema = async () => JSON.stringify((await import("../../schema.json")).default);
  let loaded: Promise<Service> | undefined;
  const service = () => {
    loaded ??= import("./service").then(({ Service }) => new Service(version, run));
    return loaded;
  };
  process.stdout.write(`${await serve(new Greeting({ version, schema }, run), service)}\n`);
}

void main(process.argv[2]);
