import { createHash } from "node:crypto";

/** A JSON:API document as the orchestrator keeps it. */
export interface Stored<Attributes extends object> {
  type: string;
  id: string;
  attributes: Attributes & { _rev: string };
}

/** Documents of one type with CouchDB-like revisions: a count, a dash and a digest of the content. */
export class Collection<Attributes extends object> {
  constructor(
    private readonly type: string,
    private readonly documents: Record<string, Stored<Attributes>>,
  ) {}

  /** In the order of their ids. */
  all(): Stored<Attributes>[] {
    return Object.values(this.documents).sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  find(id: string): Stored<Attributes> | undefined {
    return Object.hasOwn(this.documents, id) ? this.documents[id] : undefined;
  }

  /** Adds a document, or replaces all attributes of the one with this id. */
  put(id: string, attributes: Attributes): Stored<Attributes> {
    const _rev = nextRevision(this.find(id)?.attributes._rev, attributes);
    const stored = { type: this.type, id, attributes: { ...attributes, _rev } };
    this.documents[id] = stored;
    return stored;
  }

  remove(id: string): void {
    delete this.documents[id];
  }
}

function nextRevision(current: string | undefined, attributes: object): string {
  const count = Number.parseInt(current ?? "0", 10) + 1;
  const digest = createHash("md5").update(JSON.stringify([current, attributes]));
  return `${count}-${digest.digest("hex")}`;
}
