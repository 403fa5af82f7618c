import * as z from "zod";
import { describeField } from "./fields/meta";
import { isObject, type Values } from "./fields/schema";

/**
 * Where an object lives, in the vendor's own terms: `host` and, for ThousandEyes, `aid`; for Cisco PCA, `tenant`; for
 * PingPlotter Cloud, `subdomain`. Every state holds it as the output `account`.
 */
export type Account = Readonly<Record<string, string>>;

export const accountOutput = describeField(z.record(z.string(), z.string()), {
  description: "Where the object lives: host and account of the vendor. No operation looks for it anywhere else.",
});

export function accountIn(state: Values): Account | undefined {
  return isObject(state.account) ? (state.account as Account) : undefined;
}
