import * as z from "zod";
import { describeField } from "../../../lifecycle";
import { sameDomain, sameIgnoringCase, typedDomain } from "../spelling";
import type { TestType } from "../test-type";
import { target } from "./target";

export const domain = describeField(target(), {
  description: 'Domain and record type, e.g. "example.com A". Without a type ThousandEyes asks for ANY.',
  same: sameDomain,
});

export const dnsQueryClass = describeField(z.enum(["in", "ch"]).optional(), {
  description: "Class of the query: in (Internet) or ch (Chaos).",
  serverDefault: "in",
  same: sameIgnoringCase,
});

export const dnsTransportProtocol = describeField(z.enum(["udp", "tcp"]).optional(), {
  description: "Transport of the query.",
  serverDefault: "udp",
  same: sameIgnoringCase,
});

/** A PUT without a record type keeps the one before, so the type is always sent. */
export const withRecordType: NonNullable<TestType["toWire"]> = (body) =>
  typeof body.domain === "string" ? { ...body, domain: typedDomain(body.domain) } : body;
