import { isHttpError } from "../../http";

/** What gateways in front of the API say about a path that they do not know; the endpoint is wrong then. */
const gatewayWords = /^(404 page not found|default backend - 404|no route matched with those values)\W*$/i;

/** Whether an answer proves that the object does not exist: the API's own 404. */
export function provesAbsence(error: unknown): boolean {
  return isHttpError(error, "not-found") && !gatewayWords.test(error.vendorMessage ?? "");
}

/** The answer, or undefined when the API says that there is no such object. */
export async function unlessAbsent<T>(request: Promise<T>): Promise<T | undefined> {
  try {
    return await request;
  } catch (error) {
    if (provesAbsence(error)) return undefined;
    throw error;
  }
}
