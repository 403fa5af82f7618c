/**
 * Pulumi prints what a dynamic provider throws as `${error}: ${error.stack}` before it reports the message. To a user
 * only the message says something, so that is what both parts come to: `netassure: <message>`.
 */
export async function withoutStack<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw plainError(error);
  }
}

export function plainError(error: unknown): unknown {
  if (error instanceof Error) {
    error.stack = error.message;
    error.toString = () => "netassure";
  }
  return error;
}
