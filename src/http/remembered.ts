import { setMaxListeners } from "node:events";
import { singleFlight } from "./single-flight";

type Ask<T> = (signal: AbortSignal | undefined) => Promise<T>;

/** Asks once in a process. Those who come meanwhile wait for the same answer; after a failure the next one asks again. */
export function remembered<T>(ask: Ask<T>): Ask<T> {
  let answer: { value: T } | undefined;
  const never = new AbortController().signal;
  setMaxListeners(0, never);
  const flight = singleFlight(async (signal) => {
    answer ??= { value: await ask(signal) };
    return answer.value;
  });
  return async (signal) => (answer ? answer.value : flight(signal ?? never));
}

/** The same for each account group. */
export function rememberedBy<T>(ask: (key: string, signal: AbortSignal | undefined) => Promise<T>) {
  const asked = new Map<string, Ask<T>>();
  return (key: string, signal: AbortSignal | undefined): Promise<T> => {
    const known = asked.get(key) ?? remembered((given) => ask(key, given));
    asked.set(key, known);
    return known(signal);
  };
}
