import type { Account } from "./account";

/** What one process knows about the resources it has seen, and where it writes for people. */
export interface Run {
  owners: Owners;
  journal: CreateJournal;
  log: Log;
}

/** Writes a line for the person who runs Pulumi, beside the resource that `identity` names. */
export type Log = (severity: "info" | "warning", text: string, identity?: string | undefined) => void;

/**
 * Remembers outside of Pulumi's state which objects are being created, for the time between the request and the moment
 * at which the engine has saved the answer: a process that is killed then knows nothing of the object it made.
 */
export interface CreateJournal {
  /** What an earlier process of this machine noted about this resource within the last minutes. */
  begun(resource: string): Promise<{ at: number; id?: string | undefined } | undefined>;
  begin(resource: string): Promise<void>;
  /** The vendor gave the object this id. */
  made(resource: string, id: string): Promise<void>;
  /** The engine gets the id now, and saves it unless it is killed. */
  answered(resource: string): void;
  /** There is no such object, and nothing that could still become one. */
  end(resource: string): Promise<void>;
}

/** Which resources of this run manage which object. */
export class Owners {
  readonly #identities = new Map<string, ReadonlySet<string>>();
  readonly #objects = new Map<string, string>();
  readonly #takenUp = new Set<string>();

  /** Notes that a resource manages the object. It may have had another identity before: an alias renames it. */
  declare(object: string, ...identities: (string | undefined)[]): void {
    const names = identities.filter((name) => name !== undefined);
    if (names.length === 0) return;
    this.#identities.set(object, new Set(names));
    for (const name of names) this.#objects.set(name, object);
  }

  /** Another resource that manages the object. */
  otherThan(identity: string | undefined, object: string): string | undefined {
    const names = this.#identities.get(object);
    if (names === undefined || (identity !== undefined && names.has(identity))) return undefined;
    return [...names][0];
  }

  /** Notes that a create of this run took up what an earlier one had made. */
  takeUp(object: string): void {
    this.#takenUp.add(object);
  }

  isTakenUp(object: string): boolean {
    return this.#takenUp.has(object);
  }

  /** The object that the resource manages so far, also while it is being replaced. */
  objectOf(identity: string | undefined): string | undefined {
    return identity === undefined ? undefined : this.#objects.get(identity);
  }
}

/** Names an object among all vendors and accounts. */
export function objectName(type: string, account: Account, id: string): string {
  return JSON.stringify([type, Object.entries(account).sort(), id]);
}

/** The name of the Pulumi resource in an identity, for a message. */
export function resourceName(identity: string): string {
  return identity.split("::").slice(3).join("::") || identity;
}
