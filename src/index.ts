export * from "./dynamic/lookups";
export * from "./dynamic/resources";
