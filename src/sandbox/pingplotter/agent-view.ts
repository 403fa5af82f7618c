import { mount, type PingPlotterOptions } from "./options";
import { type PingPlotterState, type StoredAgent, sessionsOf } from "./state";

/** What the account's agents look like to a caller at this moment. */
export interface Viewing {
  state: PingPlotterState;
  options: PingPlotterOptions;
}

/** The whole agent. */
export function agentView(viewing: Viewing, agent: StoredAgent) {
  return {
    ...absentValues(viewing),
    ...createdView(viewing, agent),
    CreationDate: agent.created,
    ...messageView(viewing, agent),
    ...(agent.deleted !== undefined && { DeletionDate: agent.deleted }),
    ...deviceView(agent),
    CustomFields: [],
    AutoApprove: false,
  };
}

/** assumed: pingplotter-absent-values */
function absentValues({ options }: Viewing) {
  switch (options.reading("pingplotter-absent-values")) {
    case "left-out":
      return {};
    case "never-dates":
      return Object.fromEntries(dates.map((name) => [name, never]));
    case "null":
      return Object.fromEntries([...dates, ...others].map((name) => [name, null]));
  }
}

const never = "0001-01-01T00:00:00+00:00";
const dates = ["LastMessageTime", "DeletionDate"];
const others = [
  ...["MachineID", "MachineName", "MostRecentIPAddress", "ClientDetails", "OnWifi", "OnVPN", "ConnectionType"],
  ...["CurrentNetworkInterface", "Notes", "ExpectedQuality", "TemplateUniqueId", "UserAttributesJson", "Servers"],
];

/** The part of an agent that a create request answers with. Targets are never shown. */
export function createdView({ state, options }: Viewing, agent: StoredAgent) {
  const sessions = sessionsOf(state, agent.id);
  return {
    Name: agent.name,
    UniqueId: agent.id,
    IsOnline: agent.online,
    IsTemplate: agent.isTemplate,
    IsBorrowed: false,
    OpenSessions: sessions.filter(({ status }) => status !== "Closed").length,
    TotalSessions: sessions.length,
    // assumed: pingplotter-configured-when-new
    Configured: agent.device !== undefined || options.reading("pingplotter-configured-when-new") === "true",
    Platform: agent.device?.platform ?? "NotSpecified",
    ServiceRunning: agent.online,
    Deleted: agent.deleted !== undefined,
    HasSyncedServers: agent.device !== undefined,
    DownloadUrl: `${options.origin()}${mount}/installers/${agent.installerKey}`,
  };
}

/** An agent that is online reports all the time. */
export function lastMessage({ options }: Viewing, { online, lastMessage }: StoredAgent): string | undefined {
  return online ? options.now().toISOString() : lastMessage;
}

function messageView(viewing: Viewing, agent: StoredAgent) {
  const time = lastMessage(viewing, agent);
  return time === undefined ? {} : { LastMessageTime: time };
}

function deviceView({ device }: StoredAgent) {
  if (!device) return {};
  return {
    MachineID: device.machineId,
    MachineName: device.machineName,
    MostRecentIPAddress: device.ipAddress,
    ClientDetails: "PingPlotter Agent",
    OnWifi: false,
    OnVPN: false,
    ConnectionType: "Ethernet",
    CurrentNetworkInterface: networkInterface(device.ipAddress),
  };
}

function networkInterface(address: string) {
  return {
    IPv6Priority: 25,
    IPv4Priority: 25,
    Name: "Ethernet",
    RawName: "eth0",
    Type: "Ethernet",
    GatewayIP: "192.0.2.1",
    AdapterIP: address,
    Status: "Up",
    Description: "Ethernet adapter",
    Id: "eth0",
    ConnectedWith: true,
    SignalPercentage: 0,
    NoisePercentage: 0,
    UsedInConfigs: [],
  };
}
