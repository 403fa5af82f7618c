import * as z from "zod";
import { describeField } from "../../../lifecycle";
import { address, port, setting, whole } from "../../fields/common";

const seconds = (description: string, serverDefault: number) =>
  setting(z.number().min(0), { description, unit: "seconds", serverDefault });

/** Path tracing. */
export const trace = describeField(
  z.strictObject({
    destination: address("IP address or host name to trace the path to."),
    destinationPort: port("Destination port of the probes.", { serverDefault: 33457 }),
    senderPort: port("Port that the agent sends from.", { serverDefault: 33456 }),
    ipVersion: setting(z.enum(["IPv4", "IPv6"]), {
      description: "IP version. By default the agent chooses. Since release 22.07.",
    }),
    algorithm: setting(z.enum(["paris-traceroute"]), { description: "How paths are traced." }),
    type: setting(z.enum(["udp", "icmp", "tcp"]), { description: "Protocol of the probes.", serverDefault: "udp" }),
    probingRate: whole(1, 99, { description: "Probes sent.", unit: "probes per second", serverDefault: 10 }),
    senderTtlMin: whole(1, 255, { description: "Time to live of the first probe.", serverDefault: 1 }),
    senderTtlMax: whole(1, 255, { description: "Largest time to live, so the most hops.", serverDefault: 30 }),
    senderDscp: whole(0, 63, { description: "DSCP value of the probes.", serverDefault: 0 }),
    probesPerHop: whole(1, 255, { description: "Probes for each hop.", serverDefault: 3 }),
    maxUndiscovered: whole(1, 255, { description: "Silent hops in a row that end a trace.", serverDefault: 3 }),
    waitSec: seconds("Wait for the answer to a probe.", 5),
    testDurationSec: seconds("Longest time for a trace; 0 for no limit.", 180),
  }),
  { description: "Options of a path trace session." },
);
