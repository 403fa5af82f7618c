import type { JsonObject } from "../json";
import type { StoredAgent } from "../state";
import { loginAid, partnerAid, stagingAid } from "./groups";

type Place = readonly [agentId: string, agentName: string, location: string, countryId: string, at: [number, number]];

/** Small ids, as cloud agents have them. */
const cloud: readonly Place[] = [
  ["3", "Singapore", "Singapore", "SG", [1.2897, 103.8501]],
  ["4", "London, England", "London Area, United Kingdom", "GB", [51.5085, -0.1257]],
  ["7", "New York, NY", "New York Area", "US", [40.7143, -74.006]],
  ["11", "Tokyo, Japan", "Tokyo Prefecture, Japan", "JP", [35.6895, 139.6917]],
  ["14", "Amsterdam, Netherlands", "Amsterdam Area, Netherlands", "NL", [52.374, 4.8897]],
  ["37", "Frankfurt, Germany", "Frankfurt Area, Germany", "DE", [50.1155, 8.6842]],
  ["61", "Sydney, Australia", "Sydney Area, Australia", "AU", [-33.8679, 151.2073]],
];

const enterprise: readonly (readonly [...Place, aids: string[]])[] = [
  ["281474976710720", "edge-berlin-1", "Berlin Area, Germany", "DE", [52.5244, 13.4105], [loginAid, stagingAid]],
  ["281474976710721", "edge-madrid-1", "Madrid Area, Spain", "ES", [40.4165, -3.7026], [loginAid]],
  ["281474976710722", "edge-paris-1", "Paris Area, France", "FR", [48.8534, 2.3488], [partnerAid]],
];

const clusterId = "281474976710723";

export function seedAgents(): StoredAgent[] {
  return [
    ...cloud.map((place, index) => agent("cloud", place, [], [`192.0.2.${index + 10}`])),
    ...enterprise.map(([id, name, location, country, at, aids], index) =>
      agent("enterprise", [id, name, location, country, at], aids, [`10.20.${index}.10`, `10.21.${index}.10`]),
    ),
    cluster(),
  ];
}

function agent(agentType: StoredAgent["agentType"], place: Place, aids: string[], ipAddresses: string[]): StoredAgent {
  const [agentId, agentName, location, countryId, [latitude, longitude]] = place;
  const own = agentType === "cloud" ? {} : ownDetails(agentName);
  const details: JsonObject = {
    ...{
      ipAddresses,
      publicIpAddresses: ["198.51.100.7"],
      network: "Example Networks (AS 64496)",
      location,
      countryId,
    },
    ...{ coordinates: { latitude, longitude }, prefix: "198.51.100.0/24", enabled: true, verifySslCertificates: true },
    networkProviderInfo: { asn: 64496, name: "Example Networks", type: "isp" },
    ...own,
  };
  return { agentId, agentName, agentType, aids, details };
}

function ownDetails(hostname: string): JsonObject {
  return {
    ...{ hostname, agentState: "online", keepBrowserCache: false, ipv6Policy: "force-ipv4", utilization: 12 },
    ...{ createdDate: "2026-01-05T09:00:00Z", lastSeen: "2026-01-05T09:00:00Z", targetForTests: "198.51.100.7" },
    ...{ errorDetails: [], localResolutionPrefixes: [], interfaceIpMapping: [] },
  };
}

function cluster(): StoredAgent {
  const place: Place = [clusterId, "edge-oslo", "Oslo Area, Norway", "NO", [59.9127, 10.7461]];
  const members = [1, 2].map((number) => ({
    ...{ memberId: String(number), name: `edge-oslo-${number}`, agentState: "online", utilization: 10 },
    ...{ ipAddresses: [`10.30.0.${number}`], publicIpAddresses: ["198.51.100.7"], errorDetails: [] },
    ...{ network: "Example Networks (AS 64496)", lastSeen: "2026-01-05T09:00:00Z", targetForTests: "198.51.100.7" },
  }));
  const addresses = ["10.30.0.1", "10.30.0.2"];
  return { ...agent("enterprise-cluster", place, [loginAid], addresses), clusterMembers: members };
}

export function seedProxies(): JsonObject[] {
  return [
    {
      ...{ aid: loginAid, proxyId: "281474976710730", name: "Office proxy", type: "static", authType: "basic" },
      ...{ location: "proxy.example.com:3128", user: "proxy-user", password: "**********", bypassList: [] },
      ...{ isLocalConfigured: false, lastModified: "2026-01-05T09:00:00Z" },
    },
  ];
}
