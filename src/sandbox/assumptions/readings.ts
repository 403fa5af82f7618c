import { SandboxError } from "../errors";
import {
  type AllReadings,
  type Assumption,
  type AssumptionName,
  assumptions,
  type ChosenReadings,
  type ReadingOf,
} from ".";
import { parseReadings } from "./parse";

/** Asks how an assumption is read at the moment: `reading("pca-put") === "merges"`. */
export type Reading = <Name extends AssumptionName>(name: Name) => ReadingOf<Name>;

/** An assumption with its current reading. */
export interface CurrentReading {
  assumption: Assumption;
  reading: string;
  /** How often an answer of the sandbox depended on it so far. */
  asked: number;
}

const defaults = Object.fromEntries(assumptions.map((row) => [row.name, row.default])) as AllReadings;

/** The reading of a sandbox that was told nothing else. */
export const defaultReading: Reading = (name) => defaults[name];

/** How one sandbox reads the assumptions; it may change its mind at any time. */
export class Readings {
  #current: AllReadings = { ...defaults };
  readonly #asked = new Map<string, number>();

  /** @throws SandboxError when a name or a reading does not exist. */
  constructor(chosen: ChosenReadings = {}) {
    const parsed = parseReadings(chosen);
    if ("error" in parsed) throw new SandboxError(parsed.error);
    this.choose(parsed.chosen);
  }

  readonly of: Reading = (name) => {
    this.#asked.set(name, this.#askedFor(name) + 1);
    return this.#current[name];
  };

  get all(): CurrentReading[] {
    return assumptions.map((assumption) => {
      const { name } = assumption;
      return { assumption, reading: this.#current[name], asked: this.#askedFor(name) };
    });
  }

  /** Leaves every other reading as it is. */
  choose(chosen: ChosenReadings): void {
    this.#current = { ...this.#current, ...chosen };
  }

  reset(): void {
    this.#current = { ...defaults };
  }

  #askedFor(name: string): number {
    return this.#asked.get(name) ?? 0;
  }
}
