import type { Row } from "../rows";
import { pcaRows } from "./pca";
import { pingPlotterRows } from "./pingplotter";
import { thousandEyesRows } from "./thousandeyes";

/** Rows beside those that every resource has, by resource and variant. */
export function vendorRows(type: string, variant: string): Row[] {
  return [...pcaRows(type, variant), ...(pingPlotterRows[type] ?? []), ...thousandEyesRows(type, variant)];
}
