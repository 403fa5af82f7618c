import { type HostCall, type Resource, readResource, type Values } from "../lifecycle";
import { type NativeResource, nativeResourceOf } from "./resources";

/**
 * The object that an import names.
 *
 * @throws Error that says what is wrong with the id: the engine itself would only say that there is no such resource.
 */
export async function foundByImport(
  { definition, fixed, token }: NativeResource,
  host: HostCall<unknown>,
  id: string,
): Promise<Resource & { inputs: Values }> {
  const found = await readResource(definition, host, id, {});
  if (!found) throw await notThere(definition, host, id, fixed);
  const [other] = Object.entries(fixed).filter(([name, value]) => found.inputs[name] !== value);
  if (other === undefined) return found;
  const fitting = nativeResourceOf(definition, found.inputs);
  const instead = fitting === undefined ? "" : ` Import it as ${fitting.token}.`;
  throw new Error(`${id} is of type "${found.inputs[other[0]]}", not a ${token}.${instead}`);
}

async function notThere(
  definition: NativeResource["definition"],
  host: HostCall<unknown>,
  name: string,
  fixed: Values,
): Promise<Error> {
  const { id, inputs } = definition.parseId?.(name) ?? { id: name, inputs: {} };
  const account = await definition.accounts.ofNew(host, inputs);
  const why = await definition.explainAbsence?.({ ...host, account }, id, { ...fixed, ...inputs });
  const absent = why ?? `names no existing object in ${definition.accounts.inWords(account)}`;
  const hint = definition.longerId === undefined ? "" : `; ${definition.longerId}`;
  return new Error(`"${name}" ${absent}. Correct the id${hint}.`);
}
