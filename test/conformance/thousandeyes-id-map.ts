/** Fields that hold the id of an object, or the number of an account group. */
const idFields = new Set(["testId", "ruleId", "serverId", "id", "legacyId", "aid"]);

const anyId = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d{12,}/g;

/** Which id of the recording is which id of the sandbox, one to one. */
export class IdMap {
  #recorded = new Map<string, string>();
  #sandbox = new Map<string, string>();

  /** Pairs the ids that two answers have in the same place, unless either is paired already. */
  learn(recorded: unknown, sandbox: unknown, field = ""): void {
    if (idFields.has(field)) this.pair(recorded, sandbox);
    if (!isContainer(recorded) || !isContainer(sandbox)) return;
    for (const [name, value] of Object.entries(recorded)) this.learn(value, sandbox[name], name);
  }

  pair(recorded: unknown, sandbox: unknown): void {
    if (!isId(recorded) || !isId(sandbox)) return;
    if (this.#recorded.has(String(recorded)) || this.#sandbox.has(String(sandbox))) return;
    this.#recorded.set(String(recorded), String(sandbox));
    this.#sandbox.set(String(sandbox), String(recorded));
  }

  knows(recorded: unknown): boolean {
    return this.#recorded.has(String(recorded));
  }

  toSandbox(text: string): string {
    return text.replace(anyId, (id) => this.#recorded.get(id) ?? id);
  }

  toRecorded(text: string): string {
    return text.replace(anyId, (id) => this.#sandbox.get(id) ?? id);
  }
}

function isId(value: unknown): value is string | number {
  return (typeof value === "string" || typeof value === "number") && String(value).replace(anyId, "") === "";
}

function isContainer(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
