import { remembered } from "../../http";

/** Which session ids are taken: one list of all sessions for all creates of a process, and what these made since. */
export class SessionIds {
  readonly #listed: (signal: AbortSignal | undefined) => Promise<ReadonlySet<string>>;
  readonly #turns = new Map<string, Promise<unknown>>();

  constructor(list: (signal: AbortSignal | undefined) => Promise<ReadonlySet<string>>) {
    this.#listed = remembered(list);
  }

  /** Does the work once all earlier work for this id has come to an end; it is told whether somebody may have the id. */
  inTurn<T>(id: string, signal: AbortSignal | undefined, work: (mayBeTaken: boolean) => Promise<T>): Promise<T> {
    const earlier = this.#turns.get(id);
    const turn = (async () => {
      await earlier;
      return work(earlier !== undefined || (await this.#listed(signal)).has(id));
    })();
    this.#turns.set(
      id,
      turn.catch(() => undefined),
    );
    return turn;
  }
}
