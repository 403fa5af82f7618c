import type { pcaAssumptions } from "../../../src/sandbox/assumptions/pca";
import type { Behaviours } from "./behaviours";
import { pcaAnswers } from "./pca-answers";
import { pcaWrites } from "./pca-writes";

export const pcaBehaviours: Behaviours<(typeof pcaAssumptions)[number]["name"]> = { ...pcaWrites, ...pcaAnswers };
