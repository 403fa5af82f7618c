const pause = 50;

/** Saves soon after a change, many changes at once, and never two saves at the same time. */
export class Autosave {
  #timer: NodeJS.Timeout | undefined;
  #last: Promise<void> = Promise.resolve();
  #stopped = false;

  constructor(private readonly save: () => Promise<void>) {}

  touch(): void {
    if (this.#stopped) return;
    this.#timer ??= setTimeout(() => this.#saveQuietly(), pause);
  }

  /** Saves a last time. @throws what the save throws. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#next();
  }

  /** A save that fails here is tried again at the next change, and reported by `stop` if it still fails. */
  #saveQuietly(): void {
    this.#timer = undefined;
    this.#next().catch(() => undefined);
  }

  #next(): Promise<void> {
    this.#last = this.#last.catch(() => undefined).then(this.save);
    return this.#last;
  }
}
