/** One key of the `netassure:` configuration, with the environment variable that stands in for it. */
export interface Setting {
  key: string;
  env: string;
  description: string;
  secret?: true;
  default?: string;
}

/** Where settings come from: the stack's configuration first, then the environment. */
export interface SettingSources {
  config: (key: string) => string | undefined;
  env: Record<string, string | undefined>;
}

export function settingValue(setting: Setting, sources: SettingSources): string | undefined {
  return nonEmpty(sources.config(setting.key)) ?? nonEmpty(sources.env[setting.env]) ?? setting.default;
}

/** Like `settingValue`, for what the vendor cannot do without. */
export function requiredSetting(vendor: string, setting: Setting, sources: SettingSources): string {
  const value = settingValue(setting, sources);
  if (value !== undefined) return value;
  const flag = setting.secret ? "--secret " : "";
  throw new MissingSettingError(
    `${vendor} needs ${setting.description}. Set it with "pulumi config set ${flag}netassure:${setting.key} ..." or the environment variable ${setting.env}.`,
  );
}

/** A setting that a person has to give. */
export class MissingSettingError extends Error {
  override readonly name = "MissingSettingError";
}

function nonEmpty(value: string | undefined): string | undefined {
  return value === undefined || value.trim() === "" ? undefined : value.trim();
}
