/** A resource whose life an assumption can touch: all of its variants, or those that are named. */
export interface Concern {
  type: "ThousandEyesTest" | "PcaAgentConfig" | "PcaAgentSecret" | "PcaSession" | "PingPlotterAgent";
  variants?: readonly string[];
}

/** A guess about a vendor that the behaviour of a client rests on, with the ways in which it can be meant. */
export interface Assumption<Name extends string = string, Reading extends string = string> {
  name: Name;
  /** The vendor's key in the sandbox. */
  vendor: "thousandEyes" | "pca" | "pingPlotter";
  question: string;
  /** What the vendor does under each reading. */
  readings: Readonly<Record<Reading, string>>;
  default: NoInfer<Reading>;
  /** What the vendor's documents or recorded traffic say, or that nothing does. */
  source: string;
  /** What a client does that rests on the answer, or that makes it independent of it. */
  rule: string;
  concerns: readonly Concern[];
}

/** Checks a row while keeping its name and its readings as literal types. */
export function assumption<const Name extends string, const Reading extends string>(
  row: Assumption<Name, Reading>,
): Assumption<Name, Reading> {
  return row;
}
