import { type Dispatcher, EnvHttpProxyAgent, fetch as undiciFetch } from "undici";
import { type Environment, proxySetting, proxyUrl } from "./proxy";

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
