import { isIPv6 } from "node:net";

/** What a test reaches over the network: a host name or an address, with or without a port. */
export interface Server {
  /** Without the brackets of an IPv6 address. */
  host: string;
  port?: number;
}

/** `host`, `host:443`, `2001:db8::1`, `[2001:db8::1]` or `[2001:db8::1]:443`. */
export function splitServer(text: string): Server {
  const [, bracketed, behind] = /^\[([^\]]+)\](?::(\d+))?$/.exec(text) ?? [];
  if (bracketed !== undefined) return serverOf(bracketed, behind);
  const [, host, port] = /^([^:]+):(\d+)$/.exec(text) ?? [];
  return host === undefined ? { host: text } : serverOf(host, port);
}

/**
 * The server in an answer, given the one that the program names. assumed: thousandeyes-ipv6-server. An IPv6 address may
 * come back without brackets and with a port behind it, which alone cannot be told from a longer address.
 */
export function answeredServer(text: string, set: Server | undefined): Server {
  const [, host = "", port] = /^(.+):(\d+)$/.exec(text) ?? [];
  return set !== undefined && isIPv6(text) && isIPv6(host) && sameHost(host, set.host)
    ? serverOf(host, port)
    : splitServer(text);
}

export function sameHost(a: string, b: string): boolean {
  return canonical(a) === canonical(b);
}

/** IPv6 addresses have many spellings. */
function canonical(host: string): string {
  return isIPv6(host) ? new URL(`http://[${host}]`).hostname.slice(1, -1) : host;
}

function serverOf(host: string, port: string | undefined): Server {
  return port === undefined ? { host } : { host, port: Number(port) };
}
