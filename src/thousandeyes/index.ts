import type { Vendor } from "../lifecycle";
import { connectThousandEyes, type ThousandEyesClient } from "./client";
import { settings } from "./config";
import { thousandEyesTest } from "./test";

export {
  findAgents,
  type ThousandEyesAgent,
  type ThousandEyesAgentsArgs,
  type ThousandEyesAgentsResult,
} from "./agents";
export type { ThousandEyesClient } from "./client";

export const thousandEyes: Vendor<ThousandEyesClient> = {
  name: "ThousandEyes",
  settings: Object.values(settings),
  connect: connectThousandEyes,
  resources: [thousandEyesTest],
};
