import type { Account } from "./account";
import type { Setting, SettingSources } from "./config";
import type { ResourceDefinition } from "./definition";
import type { Values } from "./fields/schema";
import type { LookupDefinition } from "./lookup";

/** Who hears of a client's waits: "waiting 12 s for the rate limit of ThousandEyes". */
export interface WaitListener {
  onWait?: (text: string) => void;
}

/** A vendor: how to reach it, and what can be declared there. */
export interface Vendor<Client = unknown> {
  /** As the vendor writes it: "ThousandEyes". */
  name: string;
  /** The module of its resources on the native way, and the beginning of their class names on the dynamic one. */
  module: string;
  prefix: string;
  settings: readonly Setting[];
  /** Makes a client; throws MissingSettingError naming key and variable. Sends nothing. */
  connect(sources: SettingSources, listener?: WaitListener): Client;
  resources: readonly ResourceDefinition<Client>[];
  lookups: readonly LookupDefinition<Client>[];
  /**
   * A warning about a setting that names another account than the one an existing object lives in: it is the default of
   * new objects and moves none.
   */
  strayDefault?(sources: SettingSources, account: Account, news: Values): string | undefined;
}
