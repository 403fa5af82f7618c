import { accountAssumptions } from "./account";
import { answerAssumptions } from "./answers";
import { writeAssumptions } from "./writes";

export const thousandEyesAssumptions = [...writeAssumptions, ...answerAssumptions, ...accountAssumptions] as const;
