import * as z from "zod";
import {
  type Account,
  type Accounts,
  type Answer,
  defineResource,
  fieldsFor,
  type HostCall,
  type InputSchema,
  isObject,
  metaOf,
  type ResourceDefinition,
  type Values,
} from "../../../src/lifecycle";
import { hostCall, type TestRun, testRun } from "../../support/run";
import { everyField } from "./fields";

export const ACCOUNT: Account = { host: "api.fake.example", group: "7" };

const fakeAccounts: Accounts<FakeVendor> = {
  settings: "netassure:fakeToken",
  ofNew: async ({ client }, { accountId }) => ({
    ...client.account,
    ...(typeof accountId === "string" ? { group: accountId } : {}),
  }),
  async elsewhere({ client }, account) {
    const { host, group } = client.account;
    return account.host === host && account.group === group ? undefined : fakeAccounts.inWords(client.account);
  },
  inWords: ({ host, group }) => `group ${group} at ${host}`,
};

/** A vendor in memory. It merges what a PUT sends, fills in defaults and rewrites spellings, as real ones do. */
export interface FakeVendor {
  definition: ResourceDefinition<FakeVendor>;
  call: HostCall<FakeVendor>;
  run: TestRun;
  /** The account that the credentials reach. */
  account: Account;
  objects: Map<string, Values>;
  /** Every call of a handler: "create", "read 1", "update 1". */
  calls: string[];
  /** The values of every write. */
  sent: Values[];
  /** Properties that writes silently leave alone, and for how many writes. */
  ignores: Map<string, number>;
  /** Thrown by the next writes, in this order; undefined lets one pass. */
  failures: (Error | undefined)[];
}

export function fakeVendor(inputs: InputSchema = z.strictObject(everyField)): FakeVendor {
  const vendor: Omit<FakeVendor, "definition" | "call" | "run"> = {
    account: ACCOUNT,
    objects: new Map(),
    calls: [],
    sent: [],
    ignores: new Map(),
    failures: [],
  };
  const definition = defineResource<FakeVendor>({
    type: "FakeMonitor",
    description: "A made-up monitor.",
    inputs,
    outputs: z.object({ createdBy: z.string(), note2: z.string().optional() }),
    nameProperty: "name",
    example: "",
    accounts: fakeAccounts,
    deleteBeforeReplace: () => true,

    async create({ client }, news) {
      client.calls.push("create");
      const id = String(client.objects.size + 1);
      write(client, id, news);
      return { id, ...answerOf(client, id) };
    },
    async read({ client }, id) {
      client.calls.push(`read ${id}`);
      return client.objects.has(id) ? { id, ...answerOf(client, id) } : undefined;
    },
    async update({ client }, id, { news }) {
      client.calls.push(`update ${id}`);
      write(client, id, news);
      return answerOf(client, id);
    },
    async delete({ client }, id) {
      client.objects.delete(id);
    },
  });
  const whole = { ...vendor, definition } as FakeVendor;
  whole.run = testRun();
  whole.call = hostCall(whole, "org/urn:pulumi:stack::project::type::one", whole.run);
  return whole;
}

function write(vendor: FakeVendor, id: string, news: Values): void {
  const failure = vendor.failures.shift();
  if (failure) throw failure;
  vendor.sent.push(structuredClone(news));
  vendor.objects.set(id, { ...withoutOmitted(vendor, vendor.objects.get(id) ?? {}), ...applied(vendor, news) });
}

/** What a write resets by leaving it out. */
function withoutOmitted({ definition, ignores }: FakeVendor, stored: Values): Values {
  const fields = fieldsFor(definition.inputs, stored);
  const isReset = (name: string) =>
    metaOf(fields[name] as z.ZodType).restoredByOmission && (ignores.get(name) ?? 0) <= 0;
  return Object.fromEntries(Object.entries(stored).filter(([name]) => !isReset(name)));
}

function applied(vendor: FakeVendor, news: Values): Values {
  return Object.fromEntries(
    Object.entries(structuredClone(news)).filter(([name]) => {
      const left = vendor.ignores.get(name) ?? 0;
      vendor.ignores.set(name, left - 1);
      return left <= 0;
    }),
  );
}

function answerOf({ definition, objects }: FakeVendor, id: string): Answer {
  const stored = objects.get(id) ?? {};
  const answer: Values = {};
  for (const [name, field] of Object.entries(fieldsFor(definition.inputs, stored))) {
    const { writeOnly, inputOnly, mayBeAbsent, serverDefault } = metaOf(field);
    if (writeOnly || inputOnly || (mayBeAbsent && stored[name] === undefined)) continue;
    answer[name] = rewritten(stored[name] ?? serverDefault);
  }
  if (answer.note === "") delete answer.note;
  if (answer.mode !== undefined) answer.mode = String(answer.mode).toUpperCase();
  if (answer.rate !== undefined) answer.rate = String(answer.rate);
  return { inputs: answer, outputs: { createdBy: "me", note2: undefined } };
}

/** Lists that need no order come back reversed, objects lose what is never returned and gain what was never sent. */
function rewritten(value: unknown): unknown {
  if (Array.isArray(value)) {
    const items = value.map(rewritten);
    return items.some((item) => isObject(item) && "url" in item) ? items : items.reverse();
  }
  if (!isObject(value)) return value;
  const { password: _, ...rest } = value;
  const kept = Object.entries(rest).map(([name, inner]) => [name, rewritten(inner)]);
  return { ...Object.fromEntries(kept), ...("id" in value ? { weight: 1, ...rest, site: "unasked" } : {}) };
}

/** Two variants, told apart by `type`. */
export const variants = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("ping"), ...pick(["name", "timeout", "burst", "labels", "region"]) }),
  z.strictObject({ type: z.literal("web"), ...pick(["name", "timeout", "token", "steps", "proxy", "region"]) }),
]);

export function pick<K extends keyof typeof everyField>(names: K[]): Pick<typeof everyField, K> {
  return Object.fromEntries(names.map((name) => [name, everyField[name]])) as Pick<typeof everyField, K>;
}
