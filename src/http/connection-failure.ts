/** Why no (complete) answer came, in words for the user. */
export interface ConnectionFailure {
  readonly code?: string;
  readonly reason: string;
  /** False when it is proven that the request was never sent. */
  readonly mayHaveBeenSent: boolean;
  readonly transient: boolean;
}

interface SystemError {
  readonly code: string;
  readonly syscall: string;
  readonly message: string;
  readonly attempts: number;
  /** The host or address and port that the system talked to; a proxy's, when there is one. */
  readonly hostname: string;
  readonly port: string;
}

/** Understands what undici's fetch rejects with: a TypeError whose cause is the system's, OpenSSL's or undici's error. */
export function connectionFailure(error: unknown, target: string): ConnectionFailure {
  const root = systemError(error);
  return (
    forbiddenPort(root, target) ??
    proxyFailure(root, target) ??
    tlsFailure(root, target) ??
    unsentFailure(root, target) ??
    brokenOff(root, target)
  );
}

function systemError(error: unknown): SystemError {
  const { cause, errors, ...found } = readable(error);
  // The first error with a code is the system's own; those around it say "fetch failed", or are a DOMException with code 0.
  if (typeof found.code !== "string" && typeof cause === "object" && cause !== null) return systemError(cause);
  const tried: unknown[] = Array.isArray(errors) ? errors : [];
  const { hostname, address, port } = { ...found, ...readable(tried[0]) };
  return {
    code: typeof found.code === "string" ? found.code : "",
    syscall: String(found.syscall ?? ""),
    message: String(found.message ?? error),
    attempts: tried.length,
    hostname: String(hostname ?? address ?? ""),
    port: String(port ?? ""),
  };
}

type Raw = Partial<Record<keyof SystemError | "cause" | "errors" | "address", unknown>>;

function readable(error: unknown): Raw {
  if (typeof error !== "object" || error === null) return {};
  const { cause, errors, code, syscall, message, hostname, address, port } = error as Raw;
  return { cause, errors, code, syscall, message, hostname, address, port };
}

/** The fetch standard never connects to the ports of mail, telnet and their like. */
function forbiddenPort({ message }: SystemError, target: string): ConnectionFailure | undefined {
  if (message !== "bad port") return undefined;
  const reason = `${target} is a port that HTTP clients refuse to use; check the endpoint`;
  return { reason, mayHaveBeenSent: false, transient: false };
}

function proxyFailure({ code, message }: SystemError, target: string): ConnectionFailure | undefined {
  const status = /^Proxy response \((\d+)\)/.exec(message)?.[1];
  if (status === undefined && code !== "UND_ERR_PRX_TLS") return undefined;
  const reason = status
    ? `the proxy answered ${status} instead of opening a tunnel to ${target}; check HTTPS_PROXY and NO_PROXY`
    : "the TLS certificate of the proxy is not trusted; set NODE_EXTRA_CA_CERTS to its certificate authority";
  return { code: status ? `PROXY_${status}` : code, reason, mayHaveBeenSent: false, transient: Number(status) >= 500 };
}

const expired = new Set(["CERT_HAS_EXPIRED", "CERT_NOT_YET_VALID"]);
const untrusted = /SELF_SIGNED|^UNABLE_TO_|^CERT_|^INVALID_CA$/;
const otherTls = /^ERR_TLS_|^ERR_SSL_|^EPROTO$|^HOSTNAME_MISMATCH$/;

function tlsFailure({ code }: SystemError, target: string): ConnectionFailure | undefined {
  const reason = tlsReason(code, target);
  return reason === undefined ? undefined : { code, reason, mayHaveBeenSent: false, transient: false };
}

function tlsReason(code: string, target: string): string | undefined {
  if (code === "ERR_TLS_CERT_ALTNAME_INVALID" || code === "HOSTNAME_MISMATCH") {
    return `the TLS certificate of ${target} belongs to another host name (${code}); check the endpoint`;
  }
  if (expired.has(code)) return `the TLS certificate of ${target} is not valid at this time (${code})`;
  if (untrusted.test(code) || code === "DEPTH_ZERO_SELF_SIGNED_CERT") {
    return `TLS certificate not trusted: ${target} (${code}); if a company proxy or private authority issued it, set NODE_EXTRA_CA_CERTS to a file with its certificate`;
  }
  return otherTls.test(code)
    ? `no TLS connection to ${target} (${code}); check that the endpoint speaks https`
    : undefined;
}

const unsent: Readonly<Record<string, string>> = {
  ECONNREFUSED: "connection refused by",
  ENOTFOUND: "host name not found:",
  EAI_AGAIN: "the name server gave no answer for",
  EHOSTUNREACH: "no route to",
  ENETUNREACH: "the network is unreachable for",
  EADDRNOTAVAIL: "no local address to connect from to",
  UND_ERR_CONNECT_TIMEOUT: "no connection in time to",
};

function unsentFailure(root: SystemError, target: string): ConnectionFailure | undefined {
  const { code, syscall, attempts } = root;
  const connecting = syscall === "connect" || attempts > 0;
  const words = unsent[code] ?? (connecting ? "no connection to" : undefined);
  if (words === undefined || (code.endsWith("UNREACH") && !connecting)) return undefined;
  return { code, reason: `${words} ${reached(root, target)} (${code})`, mayHaveBeenSent: false, transient: true };
}

/** Behind a proxy the system fails on the proxy's address, and the user has to know that. */
function reached({ hostname, port }: SystemError, target: string): string {
  const otherPort = port !== "" && !target.endsWith(`:${port}`);
  const otherName = port === "" && hostname !== "" && !target.startsWith(`${hostname}:`);
  if (!otherPort && !otherName) return target;
  return `the proxy ${hostname}${port && `:${port}`} on the way to ${target}`;
}

const broken: Readonly<Record<string, string>> = {
  ECONNRESET: "connection reset by",
  EPIPE: "connection closed while sending to",
  ETIMEDOUT: "connection lost to",
  UND_ERR_SOCKET: "connection closed before the answer was complete by",
  UND_ERR_HEADERS_TIMEOUT: "no answer in time from",
  UND_ERR_BODY_TIMEOUT: "the answer stopped half-way from",
};

function brokenOff({ code, message }: SystemError, target: string): ConnectionFailure {
  const words = broken[code];
  const reason = words ? `${words} ${target} (${code})` : `the connection to ${target} failed: ${message}`;
  return { ...(code === "" ? {} : { code }), reason, mayHaveBeenSent: true, transient: true };
}
