import { randomUUID } from "node:crypto";
import type { Fault } from "./fault-schema";
import { templatePath } from "./request-log";

/** What a fault is matched against. */
export interface Target {
  vendor: string;
  method: string;
  path: string;
}

/** A fault that waits for its requests. */
export interface ArmedFault {
  id: string;
  fault: Fault;
  /** Requests that matched since it was armed. */
  matched: number;
  /** Requests it answered. */
  hits: number;
}

/** The armed faults, oldest first. Spent ones stay listed so that a test can see that they fired. */
export class FaultList {
  #armed: ArmedFault[] = [];

  get all(): readonly ArmedFault[] {
    return this.#armed;
  }

  arm(fault: Fault): ArmedFault {
    const armed = { id: randomUUID(), fault, matched: 0, hits: 0 };
    this.#armed.push(armed);
    return armed;
  }

  /** The fault that answers this request. Each matching fault counts the request; the oldest due one gets it. */
  next(request: Target): Fault | undefined {
    const matching = this.#armed.filter(({ fault }) => matches(fault, request));
    for (const armed of matching) armed.matched += 1;
    const due = matching.find(isDue);
    if (due) due.hits += 1;
    return due?.fault;
  }

  disarm(id: string): boolean {
    const before = this.#armed.length;
    this.#armed = this.#armed.filter((armed) => armed.id !== id);
    return this.#armed.length < before;
  }

  clear(): void {
    this.#armed = [];
  }
}

/** Has answered as many requests as it was armed for. */
export function isSpent({ fault, hits }: ArmedFault): boolean {
  return fault.times > 0 && hits >= fault.times;
}

function isDue(armed: ArmedFault): boolean {
  return armed.matched >= armed.fault.nth && !isSpent(armed);
}

function matches(fault: Fault, { vendor, method, path }: Target): boolean {
  return (
    (fault.vendor === undefined || fault.vendor === vendor) &&
    (fault.method === undefined || fault.method === method) &&
    (fault.path === undefined || matchesPath(fault.path, path) || matchesPath(fault.path, templatePath(path)))
  );
}

function matchesPath(pattern: string, path: string): boolean {
  return pattern.includes("*") ? globToRegExp(pattern).test(path) : path.includes(pattern);
}

/** `*` stays within one segment, `**` does not. */
function globToRegExp(glob: string): RegExp {
  const source = glob
    .split(/(\*+)/)
    .map((part) => (part === "*" ? "[^/]*" : part.startsWith("*") ? ".*" : literal(part)))
    .join("");
  return new RegExp(`^${source}$`);
}

function literal(text: string): string {
  return text.replace(/[.+?^${}()|[\]\\]/g, "\\$&");
}
