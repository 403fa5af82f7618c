import type { dynamic } from "@pulumi/pulumi";
import { accountKeyIn, withAccountKey } from "../host/account-key";
import { clientOf } from "../host/clients";
import { registered } from "../host/definitions";
import { withSecretMarks } from "../host/secret-marks";
import { secretsOf } from "../host/secrets-of";
import { verifiedDiff } from "../host/verified-diff";
import { type Verified, verifiedInputs } from "../host/verified-inputs";
import { createRedactor } from "../http";
import {
  type Account,
  accountIn,
  type CheckFailure,
  checkInputs,
  createResource,
  deleteResource,
  type HostCall,
  PartialWriteError,
  plainValues,
  type ResourceDefinition,
  readResource,
  type SettingSources,
  updateResource,
  type Values,
} from "../lifecycle";
import { plainError, withPlainErrors } from "./errors";
import { IDENTITY, nameIn } from "./identity";
import { processRun } from "./run";
import { SECRETS, secretPaths, textsAt } from "./secret-paths";

/**
 * The dynamic provider of one resource class. Pulumi calls it in a process of its own; `providerText` leads here.
 *
 * @throws Error when this version of the package does not know the class.
 */
export function provider(type: string): dynamic.ResourceProvider {
  const { vendor, definition } = known(type);
  let sources: SettingSources = { config: () => undefined, env: process.env };

  const hostCall = (values: Values): HostCall<unknown> => {
    const run = processRun();
    return { client: clientOf(vendor, sources), identity: identityIn(values), run, signal: run.signal };
  };
  const inputsWith = (inputs: Values, account: Account | undefined) =>
    withAccountKey(definition, withSecretMarks(definition, inputs), account);
  const guarded = <T>(states: Values[], work: () => Promise<T>) =>
    withPlainErrors(() => secretsOf(definition, states), work);

  return {
    async configure({ config: stack }) {
      sources = { config: (key) => stack.get(`netassure:${key}`), env: process.env };
    },

    async check(olds: Values, news: Values) {
      const [before, now] = [plainValues(olds), plainValues(news)];
      const identity = identityIn(news);
      const secrets = secretPaths(news);
      const context = { identity, secrets, ...(identity === undefined ? {} : { name: nameIn(identity) }) };
      const checked = checkInputs(definition, context, before, now);
      const lives = accountKeyIn(olds);
      const verify = () => verifiedInputs(definition, () => hostCall(news), before, checked.inputs, lives);
      const result: Verified = checked.failures.length > 0 ? checked : await guarded([news], verify);
      const redact = createRedactor([...secretsOf(definition, [news]), ...textsAt(secrets, now)]);
      return {
        inputs: withOwnKeys(inputsWith(result.inputs, result.account), news),
        failures: result.failures.map((failure) => withoutValue(failure, redact)),
      };
    },

    async diff(id: string, olds: Values, news: Values) {
      const change = { olds: plainValues(olds), news: plainValues(news) };
      const diff = await guarded([olds, news], () => {
        const identities = [identityIn(news), identityIn(olds)] as const;
        return verifiedDiff(definition, () => hostCall(news), processRun(), identities, id, change);
      });
      const account = accountIn(change.olds);
      const warning = account && vendor.strayDefault?.(sources, account, change.news);
      if (warning !== undefined) processRun().warnOnce(warning);
      const { properties, replaces, deleteBeforeReplace, completes } = diff;
      const details = { replaces, deleteBeforeReplace };
      if (completes) return { ...details, changes: true };
      // Left open, the engine compares the inputs by itself, and then a preview names what changes, also a secret.
      return properties.length > 0 ? details : { ...details, changes: false };
    },

    async create(news: Values) {
      const work = () => createResource(definition, hostCall(news), plainValues(news));
      const { id, state } = await keepingOwnKeys(definition, news, () => guarded([news], work));
      return { id, outs: withOwnKeys(withSecretMarks(definition, state), news) };
    },

    async update(id: string, olds: Values, news: Values) {
      const work = () => updateResource(definition, hostCall(news), id, plainValues(olds), plainValues(news));
      const state = await keepingOwnKeys(definition, news, () => guarded([olds, news], work));
      return { outs: withOwnKeys(withSecretMarks(definition, state), news) };
    },

    async read(id: string, state: Values) {
      const work = () => readResource(definition, hostCall(state), id, plainValues(state));
      const found = await guarded([state], work);
      // Pulumi takes an empty id as "gone".
      if (!found) return { id: "", props: {} };
      return {
        id: found.id,
        props: withOwnKeys(withSecretMarks(definition, found.state), state),
        // Without them a later ignoreChanges would bring the program's old value back.
        inputs: withOwnKeys(inputsWith(found.inputs, accountIn(found.state)), state),
      };
    },

    async delete(id: string, state: Values) {
      await guarded([state], () => deleteResource(definition, hostCall(state), id, plainValues(state)));
    },
  };
}

function known(type: string) {
  try {
    return registered(type);
  } catch (error) {
    throw plainError(error);
  }
}

/** Next to the name of a property Pulumi prints its value, even that of a secret, so the name moves into the reason. */
function withoutValue({ property, reason }: CheckFailure, redact: (text: string) => string): CheckFailure {
  return { property: "", reason: `${property} ${redact(reason)}`.trim() };
}

function identityIn(values: Values): string | undefined {
  const identity = values[IDENTITY];
  return typeof identity === "string" ? identity : undefined;
}

const OWN_KEYS = [IDENTITY, SECRETS, "__provider"];

/** What the class put beside the inputs; Pulumi keeps `__provider` by itself, except in an error. */
function withOwnKeys(values: Values, from: Values): Values {
  const own = Object.entries(from).filter(([key]) => OWN_KEYS.includes(key));
  return { ...values, ...Object.fromEntries(own) };
}

/** A partly written object must keep its provider text in state, or nothing could refresh or delete it later. */
async function keepingOwnKeys<T>(definition: ResourceDefinition, news: Values, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof PartialWriteError)) throw error;
    throw Object.assign(error, { properties: withOwnKeys(withSecretMarks(definition, error.properties), news) });
  }
}
