import * as z from "zod";
import { address, port, setting, text, whole } from "../../fields/common";

/** What TWAMP and echo sessions have in common. Source: Sensor Orchestrator 2024.05.01; its defaults are in words only. */
export const probeFields = (smallestPayload: number) => ({
  senderAddr: text("Address that the agent sends from. By default the address of its container."),
  senderPort: port("UDP port that the agent sends from. By default the agent picks one."),
  senderPayloadSize: whole(smallestPayload, 1472, {
    description: "Payload of a packet.",
    unit: "bytes",
    serverDefault: 82,
  }),
  senderRate: whole(1, 1000, { description: "Packets sent.", unit: "packets per second", serverDefault: 10 }),
  senderDscp: whole(0, 63, { description: "DSCP value of the packets.", serverDefault: 0 }),
  senderTtl: whole(0, 255, { description: "IP time to live of the packets.", serverDefault: 255 }),
  senderVprio: whole(0, 7, { description: "VLAN priority of the packets.", serverDefault: 0 }),
  reportInterval: whole(1, 900, { description: "Time between two results.", unit: "seconds", serverDefault: 30 }),
  mosBpl: setting(z.number(), {
    description: "Packet loss robustness for the MOS value, by default of G.711. Since release 23.11.",
    serverDefault: 25.1,
  }),
  mosImpairment: setting(z.number(), {
    description: "Impairment for the MOS value, by default of G.711. Since release 23.11.",
    serverDefault: 35.8,
  }),
});

export const reflectorAddr = address("IP address or host name to measure against.");
