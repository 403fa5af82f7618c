import type { SettingSources, Values } from "../lifecycle";
import { vendors } from "../registry";
import { PACKAGE } from "./resources";

const settings = vendors.flatMap((vendor) => vendor.settings);

/** What Pulumi itself puts beside a provider's settings. */
const OF_PULUMI = ["version", "pluginDownloadURL", "pluginChecksums"];

/** One setting that a provider does not have, in Pulumi's form. */
export function configurationFailures(news: Values): { property: string; reason: string }[] {
  const known = settings.map(({ key }) => key);
  return Object.keys(news)
    .filter((key) => !known.includes(key) && !OF_PULUMI.includes(key) && !key.startsWith("__"))
    .map((key) => ({ property: key, reason: `is not a setting of ${PACKAGE}. Known: ${known.join(", ")}` }));
}

/** The paths of the settings that are secret, whether the program says so or not. */
export function secretSettings(news: Values): string[][] {
  return settings.filter(({ key, secret }) => secret && news[key] !== undefined).map(({ key }) => [key]);
}

/**
 * Where the vendors' settings come from: the provider's own first, then the environment, which is read here and stored
 * nowhere. Numbers and texts arrive as they are or as JSON.
 */
export function settingsFrom(args: Values, env: NodeJS.ProcessEnv): SettingSources {
  return {
    config: (key) => {
      const value = args[key];
      return value === undefined || value === null ? undefined : String(value);
    },
    env,
  };
}
