export * from "./pca";
export * from "./pingplotter";
export * from "./thousandeyes";
