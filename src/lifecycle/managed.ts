import { metaOf } from "./fields/meta";
import { fieldsFor, type InputSchema, type Values } from "./fields/schema";

/**
 * The values with the default of every property that is compared even when the program does not set it, because whoever
 * reads the program relies on that default.
 */
export function withManagedDefaults(schema: InputSchema, values: Values): Values {
  const managed = Object.entries(fieldsFor(schema, values)).filter(
    ([name, field]) => metaOf(field).managed && values[name] === undefined,
  );
  return { ...values, ...Object.fromEntries(managed.map(([name, field]) => [name, metaOf(field).serverDefault])) };
}
