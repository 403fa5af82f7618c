export * from "./pingplotter";
export * from "./thousandeyes";
