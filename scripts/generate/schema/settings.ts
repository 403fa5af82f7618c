import type { Setting } from "../../../src/lifecycle";
import { vendors } from "../../../src/registry";
import type { Spec } from "./spec";

/** The settings of every vendor: configuration of a stack, and arguments of an explicit provider. */
export function settingsSpec(): Spec {
  const all = vendors.flatMap(({ name, settings }) => settings.map((setting) => ({ vendor: name, setting })));
  return Object.fromEntries(
    all.map(({ vendor, setting }) => [
      setting.key,
      { type: "string", description: describe(vendor, setting), ...(setting.secret && { secret: true }) },
    ]),
  );
}

/** A default stands in words only: one in the schema would be sent by every program. */
function describe(vendor: string, setting: Setting): string {
  const otherwise = setting.default === undefined ? "" : ` Default: ${setting.default}.`;
  return `${vendor}: ${setting.description}. Environment variable: ${setting.env}.${otherwise}`;
}
