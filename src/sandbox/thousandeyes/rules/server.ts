import { isIPv6 } from "node:net";
import type { ReadingOf } from "../../assumptions";
import { fieldError } from "../problems";
import type { Check, Rule, Show } from "../types/test-type";

/** A name or an IPv4 address, or an IPv6 address in brackets, each with a port or without. */
const withPort = /^([^:\s]+|\[[^\]\s]+\]):(\d+)$/;
const host = /^([^:\s]+|\[[^\]\s]+\])$/;

/** Keeps host and port apart. Over TCP the port is 80 until one is sent, alone or behind the host; ICMP has none. */
export const splitServer: Rule = ({ given, next, reading }) => {
  const found = withPort.exec(String(given.server ?? ""));
  if (found) next.server = found[1] ?? "";
  if (next.protocol === "icmp") {
    delete next.port;
    return;
  }
  // Of two ports the one that has a key of its own wins.
  if (given.port !== undefined) return;
  if (found) next.port = Number(found[2]);
  // assumed: thousandeyes-port-of-new-server
  else if (given.server !== undefined && reading("thousandeyes-port-of-new-server") === "default-port") next.port = 80;
  else next.port ??= 80;
};

export const checkServer: Check = ({ given, next }) => {
  const { server } = next;
  const problems: string[] = [];
  if (typeof server === "string" && server !== "" && !isHost(server)) {
    problems.push(fieldError("server.serverName", "Badly formed target."));
  }
  const portSent = given.port !== undefined || withPort.test(String(given.server ?? ""));
  // The words are the sandbox's own.
  if (next.protocol === "icmp" && portSent) problems.push(fieldError("server.port", "ICMP tests do not have a port."));
  return problems;
};

function isHost(server: string): boolean {
  const address = addressIn(server);
  return address === undefined ? host.test(server) && !server.startsWith("[") : isIPv6(address);
}

/** The IPv6 address that a server is, without brackets. */
function addressIn(server: string): string | undefined {
  if (server.startsWith("[") && server.endsWith("]")) return server.slice(1, -1);
  return server.includes(":") ? server : undefined;
}

export const showServer: Show = (shown, { server, port, protocol }, { reading }) => {
  const address = addressIn(String(server ?? ""));
  if (protocol === "icmp") shown.server = address ?? server ?? "";
  else if (address === undefined) shown.server = `${server}:${port}`;
  else shown.server = shownAddress(reading("thousandeyes-ipv6-server"), address, Number(port));
};

/** assumed: thousandeyes-ipv6-server */
function shownAddress(reading: ReadingOf<"thousandeyes-ipv6-server">, address: string, port: number): string {
  switch (reading) {
    case "bracketed":
      return `[${address}]:${port}`;
    case "bare-with-port":
      return `${address}:${port}`;
    case "bare":
      return address;
  }
}
