import { fieldError } from "../problems";
import type { Check, Rule, Show } from "../types/test-type";

const withPort = /^([^:\s]+|\[[^\]\s]+\]):(\d+)$/;
const host = /^([^:\s]+|\[[^\]\s]+\]|[0-9a-f:.]*:[0-9a-f:.]+)$/i;

/** Keeps host and port apart. Over TCP the port is 80 until one is sent, alone or behind the host; ICMP has none. */
export const splitServer: Rule = ({ given, next }) => {
  const found = withPort.exec(String(given.server ?? ""));
  if (found) next.server = found[1] ?? "";
  if (next.protocol === "icmp") {
    delete next.port;
    return;
  }
  // assumed: of two ports the one that has a key of its own wins, and naming a host anew resets the port.
  if (given.port === undefined && (given.server !== undefined || next.port === undefined)) {
    next.port = found ? Number(found[2]) : 80;
  }
};

export const checkServer: Check = ({ given, next }) => {
  const { server } = next;
  const problems: string[] = [];
  if (typeof server === "string" && server !== "" && !host.test(server)) {
    problems.push(fieldError("server.serverName", "Badly formed target."));
  }
  const portSent = given.port !== undefined || withPort.test(String(given.server ?? ""));
  // assumed: only the refusal is known, not its words.
  if (next.protocol === "icmp" && portSent) problems.push(fieldError("server.port", "ICMP tests do not have a port."));
  return problems;
};

export const showServer: Show = (shown, { server, port, protocol }) => {
  shown.server = protocol === "icmp" ? (server ?? "") : `${server}:${port}`;
};
