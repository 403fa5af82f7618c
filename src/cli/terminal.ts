/** Where a command writes and what stops it. */
export interface Terminal {
  out: (text: string) => void;
  error: (text: string) => void;
  /** Resolves when the person or the machine asks the command to stop. */
  stopped: () => Promise<void>;
}

export const processTerminal: Terminal = {
  out: (text) => process.stdout.write(text),
  error: (text) => process.stderr.write(text),
  // `once`: a second Ctrl-C ends a command that hangs while it stops.
  stopped: () =>
    new Promise((resolve) => {
      process.once("SIGINT", () => resolve());
      process.once("SIGTERM", () => resolve());
    }),
};
