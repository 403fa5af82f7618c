import type { Setting, SettingSources } from "./config";
import type { ResourceDefinition } from "./definition";

/** A vendor: how to reach it, and what can be declared there. */
export interface Vendor<Client = unknown> {
  /** As the vendor writes it: "ThousandEyes". */
  name: string;
  settings: readonly Setting[];
  /** Makes a client; throws MissingSettingError naming key and variable. Sends nothing. */
  connect(sources: SettingSources): Client;
  resources: readonly ResourceDefinition<Client>[];
}
