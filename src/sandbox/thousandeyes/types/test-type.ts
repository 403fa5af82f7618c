import type { Reading } from "../../assumptions/readings";
import type { JsonObject } from "../json";
import type { AgentLink, StoredAgent, TestLinks, ThousandEyesState } from "../state";
import type { Fields } from "./field";

/** One create or update on its way into the state. */
export interface Change {
  state: ThousandEyesState;
  reading: Reading;
  aid: string;
  /** The test that is updated. */
  testId: string | undefined;
  /** What the request sends, in the vendor's spelling. */
  given: JsonObject;
  /** The settings so far; undefined at creation. */
  before: JsonObject | undefined;
  /** What `given` is merged into: the settings so far, or the server's defaults. */
  base: JsonObject;
  /** The settings to be. Rules edit it. */
  next: JsonObject;
  links: TestLinks;
}

/** Edits `next`, the way the server rewrites what it is sent. */
export type Rule = (change: Change) => void;

/** Names what is wrong with `next`, a sentence for each problem. */
export type Check = (change: Change) => string[];

/** Adapts the settings of a test to what an answer shows. `shown` is a copy. */
export type Show = (shown: JsonObject, settings: JsonObject, context: ShowContext) => void;

/** What else an answer depends on. */
export interface ShowContext {
  state: ThousandEyesState;
  reading: Reading;
}

export interface TestType {
  name: string;
  fields: Fields;
  /** Lists of references that the type has. */
  links: readonly (keyof TestLinks)[];
  /** No update of the type was ever recorded. */
  unrecorded?: true;
  /** Defaults that other types or other clients suggest, where not even a creation was recorded. */
  otherDefaults?: JsonObject;
  /** What the server says when a setting is missing, by setting. `agents` counts as one. */
  required: Readonly<Record<string, string>>;
  /** Result pages linked from the test. */
  results: readonly string[];
  rules?: readonly Rule[];
  checks?: readonly Check[];
  show?: readonly Show[];
  /** Fields that only a create takes. */
  fixed?: readonly string[];
  /** Alert types whose default rules get attached. */
  alertTypes: readonly string[];
  /** Whether the update that disables the test applies nothing else, where it was recorded. */
  disablesAlone?: boolean;
}

/** Every list of references. */
export const allLinks = ["agents", "alertRules", "monitors", "labels", "tags", "sharedWithAccounts"] as const;

/** The agents that are linked and exist. */
export function linkedAgents({ state, links }: Pick<Change, "state" | "links">): StoredAgent[] {
  return links.agents.flatMap(({ agentId }: AgentLink) => findAgent(state, agentId) ?? []);
}

export function findAgent(state: ThousandEyesState, agentId: unknown): StoredAgent | undefined {
  return state.agents.find((agent) => agent.agentId === agentId);
}
