import type { Vendor } from "../lifecycle";
import { connectThousandEyes, type ThousandEyesClient } from "./client";
import { settings } from "./config";
import { thousandEyesTest } from "./test";

export type { ThousandEyesClient } from "./client";
export * from "./lookups/account-groups";
export * from "./lookups/agents";
export * from "./lookups/alert-rules";
export * from "./lookups/tests";

export const thousandEyes: Vendor<ThousandEyesClient> = {
  name: "ThousandEyes",
  settings: Object.values(settings),
  connect: connectThousandEyes,
  resources: [thousandEyesTest],
};
