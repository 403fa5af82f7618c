import { alertTypes } from "./alert-types";

/** The word at which the parser gives up: an expression is made of parentheses, and words stand inside of them. */
export function strayWord(expression: string): string | undefined {
  return /^\s*([A-Za-z]+)/.exec(expression)?.[1];
}

/** A metric of other alert types does not fit; one that the sandbox does not know is let through. */
export function fitsAlertType(expression: string, alertType: string): boolean {
  const metrics = [...expression.matchAll(/\(\s*!?\s*([A-Za-z][A-Za-z0-9]*)/g)].map(([, metric]) => String(metric));
  return metrics.every((metric) => {
    const owners = Object.entries(alertTypes).filter(([, { metrics: known }]) => known.includes(metric));
    return owners.length === 0 || owners.some(([name]) => name === alertType);
  });
}
