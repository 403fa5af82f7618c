import { adoptResource } from "./adoption";
import type { Call, ResourceDefinition } from "./definition";
import { fieldsFor, type Values } from "./fields/schema";
import { plainValues } from "./fields/values";
import { settled } from "./landing";
import { liveOf, smallestInputs } from "./live";
import { withRestoredDefaults } from "./restored";

export interface Resource {
  id: string;
  /** Inputs that the program sets and computed outputs, flat. */
  state: Values;
}

/** Creates the object, or takes over the one that `adoptId` names, and verifies that everything landed. */
export async function createResource<C>(
  definition: ResourceDefinition<C>,
  call: Call<C>,
  news: Values,
): Promise<Resource> {
  if (typeof news.adoptId === "string") return adoptResource(definition, call, news.adoptId, news);
  const created = await definition.create(call, news);
  const { id } = created;
  return { id, state: await settled({ definition, call, id, olds: {}, news, wanted: news }, created) };
}

/** Changes the object in place and verifies that everything landed. */
export async function updateResource<C>(
  definition: ResourceDefinition<C>,
  call: Call<C>,
  id: string,
  olds: Values,
  news: Values,
): Promise<Values> {
  const wanted = withRestoredDefaults(definition as ResourceDefinition, olds, news);
  const answer = await definition.update(call, id, { olds, news: wanted });
  return settled({ definition, call, id, olds, news, wanted }, answer);
}

/** The state of a live object, or undefined when it is proven gone. Empty `olds` is an import. */
export async function readResource<C>(
  definition: ResourceDefinition<C>,
  call: Call<C>,
  id: string,
  olds: Values,
): Promise<(Resource & { inputs: Values }) | undefined> {
  const found = await definition.read(call, id, olds);
  if (!found) return undefined;
  const set = inputsIn(definition as ResourceDefinition, olds);
  const isImport = Object.keys(set).length === 0;
  const inputs = plainValues(
    isImport ? smallestInputs(definition.inputs, found.inputs) : liveOf(definition.inputs, set, found.inputs),
  );
  return { id: found.id, inputs, state: plainValues({ ...inputs, ...found.outputs }) };
}

/** The properties of a state that are inputs; the rest are computed outputs. */
function inputsIn(definition: ResourceDefinition, state: Values): Values {
  const fields = fieldsFor(definition.inputs, state);
  return Object.fromEntries(Object.entries(state).filter(([name]) => name in fields));
}
