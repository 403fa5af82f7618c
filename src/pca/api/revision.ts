import { isHttpError } from "../../http";
import { isObject, type Values } from "../../lifecycle";
import { VENDOR } from "./config";

/** How often a change is applied anew to a document that somebody else changed at the same moment. */
const REAPPLICATIONS = 3;

/**
 * Reads a document and writes it back with our change in it. When its revision is no longer the newest, only our change
 * is applied to what is there then.
 */
export async function writeNewest<T>(what: string, readAndWrite: () => Promise<T>): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await readAndWrite();
    } catch (error) {
      if (!isHttpError(error, "conflict")) throw error;
      if (attempt < REAPPLICATIONS) continue;
      throw new Error(
        `${VENDOR} did not take the change of ${what}: somebody else changed it at the same time, ${attempt + 1} times in a row. Find out what else writes to it, then run pulumi up again. (${error.message})`,
        { cause: error },
      );
    }
  }
}

/**
 * Sends a document with every key that came with it. The vendor keeps some keys for itself (`AgentConfiguration`,
 * `SessionConfiguration`: "do not set"); when an answer complains of one, the document goes out once more without them.
 */
export async function sendWhole<T>(attributes: Values, send: (attributes: Values) => Promise<T>): Promise<T> {
  try {
    return await send(attributes);
  } catch (error) {
    const complains = isHttpError(error, "validation") && INTERNAL.test(error.vendorMessage ?? "");
    if (!complains) throw error;
    return send(withoutInternals(attributes));
  }
}

const INTERNAL = /\b(Agent|Session|Generic)Configuration\b/;

function withoutInternals(values: Values): Values {
  const kept = Object.entries(values).filter(([key]) => !INTERNAL.test(key));
  return Object.fromEntries(kept.map(([key, value]) => [key, isObject(value) ? withoutInternals(value) : value]));
}
