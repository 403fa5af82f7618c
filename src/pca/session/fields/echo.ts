import * as z from "zod";
import { describeField } from "../../../lifecycle";
import { port } from "../../fields/common";
import { probeFields, reflectorAddr } from "./probe";

/** Echo by UDP (RFC 862) or ICMP (RFC 792); the latter has no ports. */
export const echo = (overUdp: boolean) => {
  const { senderPort, ...fields } = probeFields(20);
  const ports = { senderPort, reflectorPort: port("UDP port of the reflector.", { serverDefault: 7 }) };
  return describeField(z.strictObject({ reflectorAddr, ...fields, ...(overUdp ? ports : {}) }), {
    description: "Options of an echo session.",
  });
};
