import * as z from "zod";
import { describeField } from "../../lifecycle";

/** How an agent is connected at the moment of a lookup. */
export const connectionFields = {
  isOnline: describeField(z.boolean(), { description: "Whether the agent is connected right now." }),
  onWifi: describeField(z.boolean().optional(), { description: "Whether its device is on Wi-Fi." }),
  onVPN: describeField(z.boolean().optional(), { description: "Whether its device is on a VPN." }),
  lastMessageTime: describeField(z.string().optional(), {
    description: "When the agent was last heard of, ISO 8601; absent before it first connected.",
  }),
};
