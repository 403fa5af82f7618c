import type { Exchange } from "./thousandeyes-exchange";
import type { IdMap } from "./thousandeyes-id-map";

type Json = Record<string, unknown>;

/** An object that the recorded account had although no recorded request made it. */
export interface Preexisting {
  path: string;
  body: Json;
  recorded: Json;
}

interface Kind {
  list: string;
  id: string;
  /** Comes with every account, so the sandbox has it too. */
  supplied: (item: Json) => boolean;
  body: (item: Json) => Json;
}

const readOnly = ["_links", "testId", "createdBy", "createdDate", "modifiedBy", "modifiedDate", "type"];

const kinds: readonly Kind[] = [
  {
    list: "tests",
    id: "testId",
    supplied: () => false,
    // A list does not tell the agents; every recorded test runs on this one.
    body: (item) => ({ ...without(item, readOnly), agents: [{ agentId: "3" }] }),
  },
  { list: "alertRules", id: "ruleId", supplied: ({ isDefault }) => isDefault === true, body: (item) => item },
  { list: "tags", id: "id", supplied: ({ builtIn }) => builtIn === true, body: (item) => item },
];

/** Objects that a recorded list shows for the first time. */
export function preexisting({ request, response }: Exchange, ids: IdMap): Preexisting[] {
  return kinds.flatMap(({ list, id, supplied, body }) => {
    const items = (response.body as Json | null | undefined)?.[list];
    if (request.method !== "GET" || !Array.isArray(items)) return [];
    return (items as Json[])
      .filter((item) => !supplied(item) && !ids.knows(item[id]))
      .map((item) => ({ path: request.path, body: body(item), recorded: item }));
  });
}

function without(item: Json, names: readonly string[]): Json {
  return Object.fromEntries(Object.entries(item).filter(([name]) => !names.includes(name)));
}
