import { pcaAssumptions } from "./pca";
import { pingPlotterAssumptions } from "./pingplotter";
import { thousandEyesAssumptions } from "./thousandeyes";

export type { Assumption, Concern } from "./assumption";

/** Every guess about the vendors that the behaviour of a client rests on. */
export const assumptions = [...thousandEyesAssumptions, ...pcaAssumptions, ...pingPlotterAssumptions] as const;

type Row = (typeof assumptions)[number];

export type AssumptionName = Row["name"];

/** One reading of every assumption. */
export type AllReadings = { [One in Row as One["name"]]: One["default"] };

/** The names of an assumption's readings. */
export type ReadingOf<Name extends AssumptionName> = AllReadings[Name];

/** Readings other than the default ones. */
export type ChosenReadings = Partial<AllReadings>;
