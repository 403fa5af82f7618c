import { agentToAgent } from "./agent-to-agent";
import { agentToServer } from "./agent-to-server";
import { api } from "./api";
import { bgp } from "./bgp";
import { dnsServer } from "./dns-server";
import { dnsTrace } from "./dns-trace";
import { dnssec } from "./dnssec";
import { ftpServer } from "./ftp-server";
import { httpServer } from "./http-server";
import { pageLoad } from "./page-load";
import { sipServer } from "./sip-server";
import type { TestType } from "./test-type";
import { voice } from "./voice";
import { webTransactions } from "./web-transactions";

/** Every test type of the API. */
export const testTypes: readonly TestType[] = [
  agentToAgent,
  agentToServer,
  api,
  bgp,
  dnsServer,
  dnsTrace,
  dnssec,
  ftpServer,
  httpServer,
  pageLoad,
  sipServer,
  voice,
  webTransactions,
];

export function testType(name: string): TestType {
  const found = testTypes.find((type) => type.name === name);
  if (!found) throw new Error(`no test type ${name}`);
  return found;
}
