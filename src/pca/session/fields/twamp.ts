import * as z from "zod";
import { describeField } from "../../../lifecycle";
import { flag, port, setting, text, whole } from "../../fields/common";
import { probeFields, reflectorAddr } from "./probe";

const roundTripMode = setting(
  z.strictObject({
    enable: flag("Measures the round trip only.", false),
    reflectorLatencySubtraction: flag("Subtracts the time that the reflector takes.", true),
  }),
  { description: "Round-trip measurement. Since release 22.04." },
);

/** TWAMP, RFC 5357; unauthenticated and unencrypted. */
export const twamp = describeField(
  z.strictObject({
    reflectorAddr,
    reflectorPort: port("UDP port of the reflector.", { serverDefault: 862 }),
    ...probeFields(41),
    controlAddr: text("IP address or host name of the TWAMP control server, for sessions with a control connection."),
    controlPort: port("TCP port of the control server.", { serverDefault: 862 }),
    controlDscp: whole(0, 63, { description: "DSCP value of the control connection.", serverDefault: 0 }),
    controlVprio: whole(0, 7, { description: "VLAN priority of the control connection.", serverDefault: 0 }),
    controlLegacy: flag("Legacy mode of the control connection.", false),
    controlSenderAddr: text(
      "Public address of the agent that is announced to the control server, for agents behind NAT. Since release 22.04.",
    ),
    roundTripMode,
  }),
  { description: "Options of a TWAMP session." },
);
