import type { Vendor } from "./lifecycle";
import { pca } from "./pca";
import { pingPlotter } from "./pingplotter";
import { thousandEyes } from "./thousandeyes";

/** Every vendor. A new one is added here and nowhere else outside its folder. */
export const vendors: readonly Vendor[] = [thousandEyes, pca, pingPlotter];
