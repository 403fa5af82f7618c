import { type HttpClient, type HttpError, isHttpError, lookAgain } from "../../http";
import { messageOf, UnknownOutcomeError } from "../../lifecycle";

/** The object that a create is about, by the id that we chose. */
export interface Sought<T> {
  /** As in `agent configuration 5f0c`. */
  what: string;
  id: string;
  /** The input that chooses another id. */
  idProperty: string;
  /**
   * The id is the one that this resource gives itself. It follows from names alone, so a stack of the same names in
   * another backend gives the same one.
   */
  isOwn: boolean;
  /** An earlier process of this machine began to make this object minutes ago and did not come to an end. */
  begun: boolean;
  pause: HttpClient["pause"];
  signal: AbortSignal | undefined;
  find(): Promise<T | undefined>;
  /** Whether the object shows everything that the POST holds. */
  isAsSent(found: T): boolean;
}

/**
 * The object that a failed POST made after all, or that a killed run of the same resource made: the POST is never sent
 * again.
 *
 * @throws the error of the POST when there is no such object, an error that names adoptId when it is somebody else's, or
 * UnknownOutcomeError when nobody can tell.
 */
export async function findAfterFailedCreate<T>(error: unknown, sought: Sought<T>): Promise<T> {
  if (!isHttpError(error) || !isWorthALook(error)) throw error;
  const look = async () => [await sought.find()].filter((one) => one !== undefined);
  const [found] = await lookAgain(error, sought.pause, look, sought.signal).catch((second: unknown) => {
    throw error.mayHaveTakenEffect ? unknownOutcome(error, second, sought) : error;
  });
  if (found === undefined) throw error;
  if ((error.mayHaveTakenEffect || isTakenUp(sought)) && sought.isAsSent(found)) return found;
  throw alreadyThere(sought, error);
}

/**
 * An object whose id was taken before the create: only the one that a killed run of this resource left is taken over.
 *
 * @throws Error that names adoptId when it is anything else.
 */
export function takeUp<T>(found: T, sought: Sought<T>): T {
  if (isTakenUp(sought) && sought.isAsSent(found)) return found;
  throw alreadyThere(sought);
}

function isTakenUp({ isOwn, begun }: Sought<unknown>): boolean {
  return isOwn && begun;
}

/** A refused POST may have met an object with its id: 409 for configurations, nothing documented for sessions. */
function isWorthALook(error: HttpError): boolean {
  return error.mayHaveTakenEffect || error.kind === "conflict" || error.kind === "validation";
}

function unknownOutcome(error: HttpError, second: unknown, { what, id }: Sought<unknown>): Error {
  return new UnknownOutcomeError(
    `${error.message} It is not known whether ${what} was created, because looking for it failed too: ${messageOf(second)} Run pulumi up again: a run within the next minutes takes it up; if it reports that ${id} exists, set adoptId: "${id}".`,
    { cause: error },
  );
}

function alreadyThere({ what, id, idProperty, isOwn }: Sought<unknown>, cause?: Error): Error {
  const origin = isOwn
    ? `was not made by this run. Its ${idProperty} follows from the names of organization, project, stack and resource, so a stack of the same names in another backend made it, or a run of this one whose state is lost.`
    : "was not made by this resource.";
  return new Error(
    `The ${what} exists already and ${origin} If nobody else manages it, set adoptId: "${id}" to take it over; otherwise give this resource another ${idProperty}.`,
    { cause },
  );
}
