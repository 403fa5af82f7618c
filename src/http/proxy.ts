export type Environment = Readonly<Record<string, string | undefined>>;

/** User names and passwords of the proxies, which no message may show. */
export function proxySecrets(env: Environment = process.env): string[] {
  return ["http_proxy", "https_proxy"].flatMap((name) => {
    const setting = proxySetting(env, name);
    if (!URL.canParse(setting)) return [];
    const { username, password } = new URL(setting);
    return password === "" ? [] : [password, decode(password), `${decode(username)}:${decode(password)}`];
  });
}

export function proxyUrl(env: Environment, name: string): string {
  const setting = proxySetting(env, name);
  if (setting !== "" && !URL.canParse(setting)) {
    throw new Error(`The environment variable ${name.toUpperCase()} is not a URL: write http://host:port.`);
  }
  return setting;
}

export function proxySetting(env: Environment, name: string): string {
  return env[name] ?? env[name.toUpperCase()] ?? "";
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
