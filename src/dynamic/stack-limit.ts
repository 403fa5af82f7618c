/**
 * Runs Pulumi's constructor without stack traces: every property of a resource becomes an output of several promises that
 * each capture one, which is most of what a large program costs. Pulumi takes the position of the program's line with a
 * limit of its own.
 *
 * @returns what restores the limit
 */
export function withoutStacks(): () => void {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  return () => {
    Error.stackTraceLimit = stackTraceLimit;
  };
}
