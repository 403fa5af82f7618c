import type { Example } from "./example";
import { pcaExamples } from "./pca";
import { pingPlotterExamples } from "./pingplotter";
import { thousandEyesExamples } from "./thousandeyes";

export { type Example, type ExampleResource, Reference } from "./example";
export { lookupExamples } from "./lookups";

/** An example of every resource type, by its module and name. */
export const examples: Readonly<Record<string, Example>> = {
  ...thousandEyesExamples,
  ...pcaExamples,
  ...pingPlotterExamples,
};
