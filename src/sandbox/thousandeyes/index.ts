export { thousandEyesControls } from "./account/tokens";
export { createThousandEyes } from "./api";
export { seedThousandEyes } from "./seed";
export type { ThousandEyesOptions } from "./service";
export type { StoredTest, ThousandEyesState } from "./state";
