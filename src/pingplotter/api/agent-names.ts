import type { WireAgent } from "./wire";

/**
 * Which agent has which name, as far as this process changed that since it asked for the list: PingPlotter itself allows
 * equal names.
 */
export class AgentNames {
  /** Undefined for an agent that was deleted. */
  readonly #changed = new Map<string, string | undefined>();
  readonly #claims = new Map<string, string | undefined>();

  /** The agent was made with this name or got it. */
  gave(id: string, name: string): void {
    this.#changed.set(id, name);
  }

  deleted(id: string): void {
    this.#changed.set(id, undefined);
  }

  /** Whether this process made the agent or changed its name. */
  knows(id: string): boolean {
    return this.#changed.has(id);
  }

  /** The ids of the agents, or templates, of this name. */
  idsOf(name: unknown, isTemplate: boolean, listed: readonly WireAgent[]): string[] {
    const unchanged = listed.filter(
      (agent) => agent.Name === name && (agent.IsTemplate ?? false) === isTemplate && !this.knows(agent.UniqueId),
    );
    const changed = [...this.#changed].filter(([, current]) => current === name);
    return [...unchanged.map(({ UniqueId }) => UniqueId), ...changed.map(([id]) => id)];
  }

  /**
   * Keeps a name for one resource while its agent is being made.
   *
   * @returns whether it was free
   */
  claim(name: string, identity: string | undefined): boolean {
    if (this.#claims.has(name)) return false;
    this.#claims.set(name, identity);
    return true;
  }

  /** The resource that is being made under this name. */
  claimantOf(name: string): string | undefined {
    return this.#claims.get(name);
  }

  release(name: string): void {
    this.#claims.delete(name);
  }
}
