import * as z from "zod";
import { describeField } from "../../../src/lifecycle";

/** One made-up field of every kind that the core knows. */

const ignoringCase = (a: unknown, b: unknown) => String(a).toLowerCase() === String(b).toLowerCase();
const asNumbers = (a: unknown, b: unknown) => Number(a) === Number(b);

export const scalars = {
  name: describeField(z.string().min(1).max(20), { description: "Name." }),
  enabled: describeField(z.boolean().optional(), { serverDefault: true }),
  timeout: describeField(z.int().min(5).max(60).optional(), { unit: "seconds", serverDefault: 30 }),
  interval: describeField(z.literal([60, 120, 300]).optional(), { unit: "seconds", serverDefault: 60 }),
  mode: describeField(z.enum(["fast", "slow"]).optional(), { same: ignoringCase, serverDefault: "slow" }),
  rate: describeField(z.union([z.string(), z.number()]).optional(), { same: asNumbers, serverDefault: 2500 }),
  note: describeField(z.string().optional(), { serverDefault: "" }),
  payload: describeField(z.int().min(0).optional(), { unit: "bytes", serverDefault: null }),
  address: describeField(z.union([z.ipv4(), z.literal("")]).optional(), { serverDefault: "" }),
  burst: describeField(z.int().min(1).optional(), { unit: "packets" }),
};

export const secrets = {
  token: describeField(z.string().min(8).optional(), { secret: true, writeOnly: true, serverDefault: "" }),
  certificate: describeField(z.string().optional(), { secret: true, mayBeAbsent: true, serverDefault: "" }),
  headers: describeField(z.record(z.string(), z.string()).optional(), { secret: true, serverDefault: {} }),
};

export const special = {
  dryRun: describeField(z.boolean().optional(), { inputOnly: true }),
  region: describeField(z.string().optional(), { replaceOnChanges: true, serverDefault: "eu" }),
  accountId: describeField(z.string().regex(/^\d+$/, "digits only").optional(), {
    inputOnly: true,
    replaceOnChanges: true,
    accountPart: "group",
  }),
};

const agent = z.strictObject({
  id: describeField(z.string().min(1), { description: "Id of the agent." }),
  source: describeField(z.string().optional(), { mayBeAbsent: true, serverDefault: "" }),
  weight: describeField(z.int().optional(), { serverDefault: 1 }),
});

const step = z.strictObject({
  url: describeField(z.string().min(1), { description: "Target of the step." }),
  method: describeField(z.enum(["get", "post"]).optional(), { serverDefault: "get" }),
  password: describeField(z.string().optional(), { secret: true, writeOnly: true }),
  expect: describeField(z.strictObject({ status: z.int().optional(), text: z.string().optional() }).optional(), {
    description: "What the answer holds.",
  }),
});

export const lists = {
  labels: describeField(z.array(z.string().min(1)).optional(), { listKey: "", mayBeAbsent: true, serverDefault: [] }),
  alerts: describeField(z.array(z.string()).optional(), { listKey: "", restoredByOmission: true, mayBeAbsent: true }),
  agents: describeField(z.array(agent).min(1).max(3).optional(), { listKey: "id", serverDefault: [] }),
  steps: describeField(z.array(step).optional(), { serverDefault: [] }),
};

const login = z.strictObject({
  user: describeField(z.string().optional(), { serverDefault: "" }),
  password: describeField(z.string().optional(), { secret: true, writeOnly: true, serverDefault: "" }),
});

export const proxy = describeField(
  z
    .strictObject({
      host: describeField(z.string().min(1), { description: "Host of the proxy." }),
      port: describeField(z.int().min(1).max(65535).optional(), { serverDefault: 8080 }),
      zone: describeField(z.string().optional(), { description: "Cannot be cleared." }),
      limit: describeField(z.int().optional(), { serverDefault: null }),
      login: describeField(login.optional(), { serverDefault: {} }),
    })
    .optional(),
  { description: "Proxy.", serverDefault: {} },
);

export const everyField = { ...scalars, ...secrets, ...special, ...lists, proxy };
