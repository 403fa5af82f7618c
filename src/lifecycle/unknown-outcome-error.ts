/** Nobody knows whether the vendor made the object: the request got no answer, and looking for it failed too. */
export class UnknownOutcomeError extends Error {
  override readonly name = "UnknownOutcomeError";
}
