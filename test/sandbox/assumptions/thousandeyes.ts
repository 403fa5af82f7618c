import type { thousandEyesAssumptions } from "../../../src/sandbox/assumptions/thousandeyes";
import type { Behaviours } from "./behaviours";
import { accountBehaviours } from "./thousandeyes-account";
import { answerBehaviours } from "./thousandeyes-answers";
import { emptyBehaviours } from "./thousandeyes-empty";
import { writeBehaviours } from "./thousandeyes-writes";

export const thousandEyesBehaviours: Behaviours<(typeof thousandEyesAssumptions)[number]["name"]> = {
  ...emptyBehaviours,
  ...writeBehaviours,
  ...answerBehaviours,
  ...accountBehaviours,
};
