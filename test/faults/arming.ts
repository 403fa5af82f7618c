import type { FaultInput, Sandbox } from "../../src/sandbox";

/** What came of work that was done under faults. */
export interface Outcome {
  /** How often the first fault answered a request. */
  hits: number;
  /** What the work failed with, if it did. */
  error?: unknown;
}

/** Does the work while the faults are armed. */
export async function under(
  sandbox: Sandbox,
  faults: readonly FaultInput[],
  work: () => Promise<void>,
): Promise<Outcome> {
  const url = `${sandbox.url}/_sandbox/faults`;
  for (const fault of faults) await arm(url, fault);
  const failure = await work().then(
    () => ({}),
    (error: unknown) => ({ error }),
  );
  const armed = (await (await fetch(url)).json()) as { faults: { hits: number }[] };
  await fetch(url, { method: "DELETE" });
  return { hits: armed.faults[0]?.hits ?? 0, ...failure };
}

async function arm(url: string, fault: FaultInput): Promise<void> {
  const headers = { "content-type": "application/json" };
  const answer = await fetch(url, { method: "POST", headers, body: JSON.stringify(fault) });
  if (answer.status !== 201) throw new Error(`The sandbox does not arm ${JSON.stringify(fault)}: ${answer.status}`);
}
