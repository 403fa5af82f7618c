import { type HttpError, isHttpError } from "../../http";
import { messageOf } from "../../lifecycle";

/** The object that a failed POST was about, by the id that we chose. */
export interface Sought<T> {
  /** As in `agent configuration 5f0c`. */
  what: string;
  id: string;
  /** The input that chooses another id. */
  idProperty: string;
  /** The id is the one that this resource gives itself, so whatever has it was made by an earlier run. */
  isOwn: boolean;
  find(): Promise<T | undefined>;
  /** Whether the object shows everything that the POST held. */
  isAsSent(found: T): boolean;
}

/**
 * The object that a failed POST made after all, or that an earlier run of the same resource made: the POST is never
 * sent again.
 *
 * @throws the error of the POST when there is no such object, or an error that names adoptId when it is somebody else's.
 */
export async function findAfterFailedCreate<T>(error: unknown, sought: Sought<T>): Promise<T> {
  if (!isHttpError(error) || !isWorthALook(error)) throw error;
  const found = await sought.find().catch((second: unknown) => {
    throw error.mayHaveTakenEffect ? unknownOutcome(error, second, sought) : error;
  });
  if (found === undefined) throw error;
  if (sought.isOwn || (error.mayHaveTakenEffect && sought.isAsSent(found))) return found;
  throw alreadyThere(sought, error);
}

/** A refused POST may have met an object with its id: 409 for configurations, nothing documented for sessions. */
function isWorthALook(error: HttpError): boolean {
  if (error.kind === "cancelled") return false;
  return error.mayHaveTakenEffect || error.kind === "conflict" || error.kind === "validation";
}

function unknownOutcome(error: HttpError, second: unknown, { what, id }: Sought<unknown>): Error {
  return new Error(
    `${error.message} It is not known whether ${what} was created, because looking for it failed too: ${messageOf(second)} Run pulumi up again; if it reports that ${id} exists, set adoptId: "${id}".`,
    { cause: error },
  );
}

export function alreadyThere(
  { what, id, idProperty }: Pick<Sought<unknown>, "what" | "id" | "idProperty">,
  cause?: Error,
) {
  return new Error(
    `The ${what} exists already and was not made by this resource. Set adoptId: "${id}" to take it over, or choose another ${idProperty}.`,
    { cause },
  );
}
