import type { dynamic } from "@pulumi/pulumi";
import {
  type Call,
  type CheckFailure,
  checkInputs,
  createResource,
  diffResource,
  guardReplacement,
  PartialWriteError,
  plainValues,
  type ResourceDefinition,
  readResource,
  type SettingSources,
  secretTexts,
  settingValue,
  updateResource,
  type Values,
} from "../lifecycle";
import { clientOf } from "./clients";
import { registered } from "./definitions";
import { withPlainErrors } from "./errors";
import { IDENTITY, nameIn } from "./identity";

/**
 * The dynamic provider of one resource class. Pulumi calls it in a process of its own; `providerText` leads here.
 *
 * @throws Error when this version of the package does not know the class.
 */
export function provider(type: string): dynamic.ResourceProvider {
  const { vendor, definition } = registered(type);
  let sources: SettingSources = { config: () => undefined, env: process.env };

  const callFor = (values: Values): Call<unknown> => ({
    client: clientOf(vendor, sources),
    identity: identityIn(values),
  });
  const config = (key: string) => {
    const setting = vendor.settings.find((candidate) => candidate.key === key);
    return setting && settingValue(setting, sources);
  };

  const guarded = <T>(states: Values[], work: () => Promise<T>) =>
    withPlainErrors(() => secretsIn(definition, states), work);

  return {
    async configure({ config: stack }) {
      sources = { config: (key) => stack.get(`netassure:${key}`), env: process.env };
    },

    async check(olds: Values, news: Values) {
      const identity = identityIn(news);
      const context = { config, identity, ...(identity === undefined ? {} : { name: nameIn(identity) }) };
      const { inputs, failures } = checkInputs(definition, context, plainValues(olds), plainValues(news));
      return { inputs: { ...inputs, ...ownKeys(news) }, failures: failures.map(withoutValue) };
    },

    async diff(id: string, olds: Values, news: Values) {
      const change = { olds: plainValues(olds), news: plainValues(news) };
      const diff = diffResource(definition, id, change.olds, change.news);
      const guard = () => guardReplacement(definition, () => callFor(news), id, change, diff);
      await guarded([olds, news], guard);
      const { properties, replaces, deleteBeforeReplace } = diff;
      return { changes: properties.length > 0, replaces, deleteBeforeReplace };
    },

    async create(news: Values) {
      const work = () => createResource(definition, callFor(news), plainValues(news));
      const { id, state } = await withOwnKeys(news, () => guarded([news], work));
      return { id, outs: { ...state, ...ownKeys(news) } };
    },

    async update(id: string, olds: Values, news: Values) {
      const work = () => updateResource(definition, callFor(news), id, plainValues(olds), plainValues(news));
      const state = await withOwnKeys(news, () => guarded([olds, news], work));
      return { outs: { ...state, ...ownKeys(news) } };
    },

    async read(id: string, state: Values) {
      const found = await guarded([state], () => readResource(definition, callFor(state), id, plainValues(state)));
      // Pulumi takes an empty id as "gone".
      return found ? { id: found.id, props: { ...found.state, ...ownKeys(state) } } : { id: "", props: {} };
    },

    async delete(id: string, state: Values) {
      await guarded([state], () => definition.delete(callFor(state), id, plainValues(state)));
    },
  };
}

/** What a resource keeps secret, of its inputs and of what the vendor gave it. */
function secretsIn({ inputs, outputs }: ResourceDefinition, states: Values[]): string[] {
  const plain = states.map(plainValues);
  return plain.flatMap((values) => [inputs, outputs].flatMap((schema) => secretTexts(schema, values)));
}

/** Next to the name of a property Pulumi prints its value, even that of a secret, so the name moves into the reason. */
function withoutValue({ property, reason }: CheckFailure): CheckFailure {
  return { property: "", reason: `${property} ${reason}`.trim() };
}

function identityIn(values: Values): string | undefined {
  const identity = values[IDENTITY];
  return typeof identity === "string" ? identity : undefined;
}

/** What the class put beside the inputs; Pulumi keeps `__provider` by itself, except in an error. */
function ownKeys(values: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([key]) => key === IDENTITY || key === "__provider"));
}

/** A partly written object must keep its provider text in state, or nothing could refresh or delete it later. */
async function withOwnKeys<T>(news: Values, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof PartialWriteError) Object.assign(error.properties, ownKeys(news));
    throw error;
  }
}
