import type { CheckFailure } from "./definition";
import type { Values } from "./fields/schema";
import { containsUnknown } from "./fields/values";

/** A rule between properties; every value may be absent or of the wrong type: say nothing then. */
export type Rule = (news: Values) => CheckFailure | undefined;

export function failure(property: string, reason: string): CheckFailure {
  return { property, reason };
}

/** Asks every rule; one that looks at a value which is not known yet (preview) says nothing. */
export function applyRules(rules: readonly Rule[], news: Values): CheckFailure[] {
  const watched = watchUnknowns(news);
  return rules.flatMap((rule) => whenKnown(() => rule(watched)) ?? []);
}

/** Reading a value that is not known yet ends the question, because absence would be a wrong answer to it. */
export function watchUnknowns(values: Values): Values {
  return new Proxy(values, {
    get(target, key) {
      const value = Reflect.get(target, key) as unknown;
      if (containsUnknown(value)) throw new NotKnownYet();
      return value;
    },
  });
}

export function whenKnown<T>(ask: () => T): T | undefined {
  try {
    return ask();
  } catch (error) {
    if (error instanceof NotKnownYet) return undefined;
    throw error;
  }
}

class NotKnownYet extends Error {}
