import * as pulumi from "@pulumi/pulumi";
import { clientOf, settingsKey } from "../../host/clients";
import { registeredLookup } from "../../host/definitions";
import { checkLookup, type LookupDefinition, messageOf, type SettingSources, type Values } from "../../lifecycle";

type Answers = Map<string, Promise<unknown>>;

/** One process can run several programs after or beside each other (Automation API); each has a stack of its own. */
const answersByRun = new WeakMap<object, Answers>();
const outsideOfRuns = {};

/**
 * Asks a vendor once per run of a program, set of arguments and settings. Those who wait for a failure share it; a later
 * call asks again. In a unit test, which calls `pulumi.runtime.setMocks`, the mocks answer.
 *
 * @throws RunError whose message is for a person.
 */
export function lookup<T>(name: string, args: object): Promise<T> {
  if (isMocked()) return pulumi.runtime.invoke(`netassure:index:${name}`, args) as Promise<T>;
  const { vendor, definition } = registeredLookup(name);
  const sources = programSources();
  const answers = answersOfRun();
  const key = JSON.stringify([name, args, settingsKey(vendor, sources)]);
  const known = answers.get(key) as Promise<T> | undefined;
  if (known) return known;
  const answer = forgottenOnFailure(answers, key, async () => {
    const valid = checked(definition, { ...args });
    return (await definition.find({ client: clientOf(vendor, sources) }, valid)) as T;
  });
  answers.set(key, answer);
  return answer;
}

/** The arguments as a whole, each of them, or each element of a list may be an output of another resource. */
export type LookupArgs<A> = pulumi.Input<{ [K in keyof A]: LookupArg<A[K]> }>;

type LookupArg<T> = [T] extends [readonly (infer U)[] | undefined] ? pulumi.Input<pulumi.Input<U>[]> : pulumi.Input<T>;

/** A lookup whose arguments are outputs of other resources. */
export function lookupOutput<A, T>(args: LookupArgs<A>, find: (args: A) => Promise<T>): pulumi.Output<T> {
  return pulumi.output(args).apply((known) => find(known as A)) as pulumi.Output<T>;
}

/** @throws Error that names every bad argument: types say little to a program in JavaScript. */
function checked(definition: LookupDefinition, given: Values): Values {
  const { args, failures } = checkLookup(definition, given);
  if (failures.length === 0) return args;
  throw new Error(`${definition.name}: ${failures.map(({ property, reason }) => `${property} ${reason}`).join("; ")}`);
}

function answersOfRun(): Answers {
  const run = pulumi.runtime.getStackResource() ?? outsideOfRuns;
  const answers = answersByRun.get(run) ?? new Map();
  answersByRun.set(run, answers);
  return answers;
}

function isMocked(): boolean {
  return pulumi.runtime.getMonitor()?.constructor.name === "MockMonitor";
}

function forgottenOnFailure<T>(answers: Answers, key: string, ask: () => Promise<T>): Promise<T> {
  const answer = ask().catch((error: unknown) => {
    answers.delete(key);
    throw asRunError(error);
  });
  // Whoever waits hears of it; without anybody so far Node would warn of an unhandled rejection, and take it back later.
  answer.catch(() => undefined);
  return answer;
}

/** Pulumi prints the message of a RunError, or its stack when the program has already run to its end. */
function asRunError(error: unknown): pulumi.RunError {
  const message = messageOf(error);
  return Object.assign(new pulumi.RunError(message), { stack: message });
}

function programSources(): SettingSources {
  const config = new pulumi.Config("netassure");
  return { config: (key) => config.get(key), env: process.env };
}
