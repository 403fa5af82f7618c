import type { Vendor } from "../lifecycle";
import { strayDefault } from "./accounts";
import { connectThousandEyes, type ThousandEyesClient } from "./api/client";
import { settings } from "./api/config";
import { thousandEyesAccountGroups } from "./lookups/account-groups";
import { thousandEyesAgents } from "./lookups/agents";
import { thousandEyesAlertRules } from "./lookups/alert-rules";
import { thousandEyesTests } from "./lookups/tests";
import { thousandEyesTest } from "./test/test";

export type { ThousandEyesClient } from "./api/client";
export * from "./lookups/account-groups";
export * from "./lookups/agents";
export * from "./lookups/alert-rules";
export * from "./lookups/tests";

export const thousandEyes: Vendor<ThousandEyesClient> = {
  name: "ThousandEyes",
  module: "thousandeyes",
  prefix: "ThousandEyes",
  settings: Object.values(settings),
  connect: connectThousandEyes,
  resources: [thousandEyesTest],
  lookups: [thousandEyesAgents, thousandEyesAlertRules, thousandEyesAccountGroups, thousandEyesTests],
  strayDefault,
};
