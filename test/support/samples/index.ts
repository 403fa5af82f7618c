import { pcaAgentConfigSamples, pcaAgentSecretSamples, pcaSessionSamples } from "./pca";
import { pingPlotterAgentSamples } from "./pingplotter-agent";
import type { ResourceSamples } from "./sample";
import { thousandEyesTestSamples } from "./thousandeyes-test";

/** One entry for every registered resource; the lifecycle table fails for a resource without one. */
export const resourceSamples: ResourceSamples[] = [
  thousandEyesTestSamples,
  pcaAgentConfigSamples,
  pcaAgentSecretSamples,
  pcaSessionSamples,
  pingPlotterAgentSamples,
];
