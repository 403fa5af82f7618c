import { type Dispatcher, EnvHttpProxyAgent, fetch as undiciFetch } from "undici";

type Environment = Readonly<Record<string, string | undefined>>;

const loopback = "localhost,127.0.0.1,[::1]";

/** Pooled connections, through the proxies that the environment names. Loopback is never proxied: the sandbox lives there. */
export function createDispatcher(env: Environment = process.env): Dispatcher {
  const excepted = proxySetting(env, "no_proxy");
  const httpProxy = proxyUrl(env, "http_proxy");
  const httpsProxy = proxyUrl(env, "https_proxy");
  // An empty text switches a proxy off; left out, undici would read the process's environment.
  return new EnvHttpProxyAgent({
    httpProxy,
    httpsProxy: httpsProxy || httpProxy,
    noProxy: excepted.trim() === "*" ? "*" : `${loopback},${excepted}`,
  });
}

/** A fetch that sends everything through one dispatcher. */
export function fetchThrough(dispatcher: Dispatcher): typeof globalThis.fetch {
  // undici's own types describe the same standard as Node's globals, but are declared apart from them.
  const send = undiciFetch as unknown as (input: unknown, init: unknown) => Promise<Response>;
  return (input, init) => send(input, { ...init, dispatcher });
}

let pooled: typeof globalThis.fetch | undefined;

/** The process's pooled fetch, made on first use so that importing this package opens nothing. */
export const pooledFetch: typeof globalThis.fetch = (input, init) => {
  pooled ??= fetchThrough(createDispatcher());
  return pooled(input, init);
};

/** User names and passwords of the proxies, which no message may show. */
export function proxySecrets(env: Environment = process.env): string[] {
  return ["http_proxy", "https_proxy"].flatMap((name) => {
    const setting = proxySetting(env, name);
    if (!URL.canParse(setting)) return [];
    const { username, password } = new URL(setting);
    return password === "" ? [] : [password, decode(password), `${decode(username)}:${decode(password)}`];
  });
}

function proxyUrl(env: Environment, name: string): string {
  const setting = proxySetting(env, name);
  if (setting !== "" && !URL.canParse(setting)) {
    throw new Error(`The environment variable ${name.toUpperCase()} is not a URL: write http://host:port.`);
  }
  return setting;
}

function proxySetting(env: Environment, name: string): string {
  return env[name] ?? env[name.toUpperCase()] ?? "";
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
