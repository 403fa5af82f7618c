import { pca, pcaControls } from "./pca";
import { pingPlotter, pingPlotterControls } from "./pingplotter";
import { thousandEyes } from "./thousandeyes-vendor";

/** The vendors of the sandbox. Another one is one more entry. */
export const vendors = [
  thousandEyes,
  { ...pca, controls: pcaControls },
  { ...pingPlotter, controls: pingPlotterControls },
] as const;
