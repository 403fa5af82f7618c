import * as z from "zod";
import { describeField, type LookupCall } from "../../lifecycle";
import type { Scope, ThousandEyesClient } from "../api/client";

export const accountGroupId = describeField(z.string().regex(/^\d+$/, "digits only").optional(), {
  description: "Account group (aid) to look in. Default: as for tests.",
});

/** A lookup looks in the account group of its arguments, else in the one of the configuration. */
export function scopeOf(
  { client, signal }: LookupCall<ThousandEyesClient>,
  args: { accountGroupId?: string | undefined },
): Scope {
  return { aid: args.accountGroupId ?? client.defaultAccountGroupId, signal };
}
