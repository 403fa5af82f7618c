/** The vendors' clock: another one, and how far theirs is ahead of it. */
export class Clock {
  offsetMs = 0;

  constructor(private readonly right: () => Date) {}

  readonly now = (): Date => new Date(this.right().getTime() + this.offsetMs);
}
