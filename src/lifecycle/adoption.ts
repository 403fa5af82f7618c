import type { Call, ResourceDefinition } from "./definition";
import { diffInputs } from "./diff";
import { fieldsFor, holdsMarked, type Values } from "./fields/schema";
import { missingPaths, settled, stateOf } from "./landing";
import { liveOf } from "./live";

/** Takes over an existing object, and changes it where it is not as the program says. */
export async function adoptResource<C>(
  definition: ResourceDefinition<C>,
  call: Call<C>,
  adoptId: string,
  news: Values,
): Promise<{ id: string; state: Values }> {
  const found = await definition.read(call, adoptId, news);
  if (!found) {
    throw new Error(`adoptId "${adoptId}" names no existing object. Correct the id, or remove adoptId to create one.`);
  }
  const { id } = found;
  refuseOtherKind(definition, adoptId, liveOf(definition.inputs, news, found.inputs), news);
  const olds = stateOf(definition, news, found);
  if (missingPaths(definition, news, found).length === 0 && !setsWriteOnly(definition, news))
    return { id, state: olds };
  const answer = await definition.update(call, id, { olds, news });
  return { id, state: await settled({ definition, call, id, olds, news, wanted: news }, answer) };
}

/** What only a new object can have cannot be changed on the one that is taken over. */
function refuseOtherKind<C>(definition: ResourceDefinition<C>, adoptId: string, live: Values, news: Values): void {
  const fixed = diffInputs(definition.inputs, live, news).filter(({ replaces }) => replaces);
  if (fixed.length === 0) return;
  const paths = fixed.map(({ path }) => path).join(", ");
  throw new Error(
    `adoptId "${adoptId}" names an object with another ${paths}, which cannot be changed. Make the program agree with the object, or remove adoptId to create one.`,
  );
}

/** What cannot be read back has to be sent to be sure of it. */
function setsWriteOnly<C>(definition: ResourceDefinition<C>, news: Values): boolean {
  const fields = Object.entries(fieldsFor(definition.inputs, news));
  return fields.some(([name, field]) => holdsMarked(field, news[name], "writeOnly", true));
}
