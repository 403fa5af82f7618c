import type * as z from "zod";
import { commonOutputs } from "../fields/common";
import type { TestType } from "../test-type";
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
import { voice } from "./voice";
import { webTransactions } from "./web-transactions";

/** Every test type that can be declared, by the vendor's name. */
export const testTypes: Record<string, TestType> = {
  "agent-to-agent": agentToAgent,
  "agent-to-server": agentToServer,
  api,
  bgp,
  "dns-server": dnsServer,
  "dns-trace": dnsTrace,
  dnssec,
  "ftp-server": ftpServer,
  "http-server": httpServer,
  "page-load": pageLoad,
  "sip-server": sipServer,
  voice,
  "web-transactions": webTransactions,
};

/** The outputs of a test of one type; those of all types while the type is not known. */
export function outputsOfType(type: unknown): z.ZodRawShape {
  const own = testTypes[String(type)];
  return own ? { ...commonOutputs, ...own.outputs } : testOutputs;
}

/** The outputs of all types together. */
export const testOutputs: z.ZodRawShape = Object.assign(
  {},
  commonOutputs,
  ...Object.values(testTypes).map(({ outputs }) => outputs ?? {}),
);
