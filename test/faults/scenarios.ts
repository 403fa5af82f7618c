import type { Values } from "../../src/lifecycle";
import type { Sandbox } from "../../src/sandbox";
import type { Laboratory, Tabled } from "../contract/laboratory";
import type { OperationName } from "./operations";

/** A program, what becomes of it, and what happens at the vendor meanwhile. */
export interface Scenario extends Pick<Plot, "meanwhile" | "operations" | "isVariant"> {
  name: string;
  tabled: Tabled;
  program(unique: string): Values;
  /** What the program says later on. */
  changed(unique: string): Values;
}

/** A scenario before there is a sandbox that makes its samples. */
export interface Plot {
  name: string;
  /** The sample that the program is, by its name. */
  variant?: string;
  /** What the program says beside the least. */
  also?: Values;
  changes(unique: string): Values;
  /** What has to be so at the vendor. */
  beforehand?(sandbox: Sandbox): Promise<void>;
  /** What happens at the vendor once the object is there. */
  meanwhile?(sandbox: Sandbox, id: string): Promise<void>;
  /** All of them when left out. */
  operations?: readonly OperationName[];
  /**
   * Another kind of object, which meets every mishap anew. Another scenario does so only with requests that no earlier one
   * has, and in operations of several writes.
   */
  isVariant?: true;
}

export async function scenarioOf(laboratory: Laboratory, tabled: Tabled, plot: Plot): Promise<Scenario> {
  const { name, variant = "", also = {}, changes, beforehand, ...rest } = plot;
  const sample = await laboratory.sample(tabled, variant);
  await beforehand?.(laboratory.sandbox);
  const program = (unique: string) => ({ ...sample.minimal(unique), ...also });
  return {
    ...rest,
    name: `${tabled.definition.type} ${name}`.trim(),
    tabled,
    program,
    changed: (unique) => ({ ...program(unique), ...changes(unique) }),
  };
}

export async function happen(sandbox: Sandbox, path: string): Promise<void> {
  const answer = await fetch(`${sandbox.url}/_sandbox/${path}`, { method: "POST" });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
}
