import * as pulumi from "@pulumi/pulumi";
import { messageOf, type SettingSources, type Vendor } from "../../lifecycle";
import { clientOf } from "../clients";

const answers = new Map<string, Promise<unknown>>();

/** Asks a vendor once per process and set of arguments. Those who wait for a failure share it; a later call asks again. */
export function lookup<C, T>(
  name: string,
  vendor: Vendor<C>,
  args: object,
  find: (client: C, sources: SettingSources) => Promise<T>,
): Promise<T> {
  const key = `${name} ${JSON.stringify(args)}`;
  const known = answers.get(key) as Promise<T> | undefined;
  if (known) return known;
  const answer = forgottenOnFailure(key, async () => find(clientOf(vendor, sources()), sources()));
  answers.set(key, answer);
  return answer;
}

async function forgottenOnFailure<T>(key: string, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    answers.delete(key);
    throw asRunError(error);
  }
}

/** A lookup whose arguments are outputs of other resources. */
export function lookupOutput<A, T>(args: pulumi.Input<A>, find: (args: A) => Promise<T>): pulumi.Output<T> {
  return pulumi.output(args).apply((known) => find(known as A)) as pulumi.Output<T>;
}

/** Pulumi prints the message of a RunError, or its stack when the program has already run to its end. */
function asRunError(error: unknown): pulumi.RunError {
  const message = messageOf(error);
  return Object.assign(new pulumi.RunError(message), { stack: message });
}

function sources(): SettingSources {
  const config = new pulumi.Config("netassure");
  return { config: (key) => config.get(key), env: process.env };
}
