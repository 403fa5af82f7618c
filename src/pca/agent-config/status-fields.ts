import * as z from "zod";
import { describeField } from "../../lifecycle";

const reported = (description: string) => describeField(z.string().optional(), { description });

/**
 * What the agent's container reports, as of the last refresh; nothing before it has connected once.
 * Source: Sensor Orchestrator 2024.05.01, `Agent`.
 */
export const agentStatusOutputs = {
  status: reported("Whether the agent is connected, in the vendor's words."),
  state: reported("Whether the agent is configured, in the vendor's words."),
  agentType: reported('Kind of container that runs as this agent, such as "actuate".'),
  version: reported("Release of the agent."),
  hostName: reported("Host name of the container. Since release 24.05."),
  hostOsVersion: reported("Operating system of the host."),
  lastReceivedMessage: reported("When the agent was last heard of."),
  lastTechSupportFile: reported("The newest tech support file of the agent."),
  agentConfigRevision: reported("Newest revision of the configuration."),
  agentConfigRevisionAck: reported("Revision of the configuration that the agent has acknowledged."),
};
