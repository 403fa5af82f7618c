import { pca } from "./pca";
import { pingPlotter } from "./pingplotter";
import { thousandEyes } from "./thousandeyes-vendor";

/** The vendors of the sandbox. Another one is one more entry. */
export const vendors = [thousandEyes, pca, pingPlotter] as const;
