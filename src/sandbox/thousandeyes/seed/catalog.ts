import type { JsonObject } from "../json";
import type { Label, Monitor } from "../state";
import { organization } from "./groups";

const { orgId } = organization;

const publicMonitors: readonly (readonly [string, string, string])[] = [
  ["1", "Seattle, WA", "US"],
  ["2", "London, England", "GB"],
  ["5", "Frankfurt, Germany", "DE"],
  ["9", "Singapore", "SG"],
];

export const monitors: Monitor[] = [
  ...publicMonitors.map(([monitorId, monitorName, countryId]): Monitor => {
    const network = "Example Transit (AS 64500)";
    return { monitorId, monitorName, monitorType: "public", ipAddress: `203.0.113.${monitorId}`, network, countryId };
  }),
  {
    ...{ monitorId: "281474976710740", monitorName: "Own router", monitorType: "private", countryId: "DE", orgId },
    ...{ ipAddress: "10.20.0.1", network: "Example Networks (AS 64496)" },
  },
];

export const labels: Label[] = [
  { labelId: "9842", name: "Critical", isBuiltin: false, orgId },
  { labelId: "1283", name: "Web", isBuiltin: false, orgId },
];

export const emulatedDevices: JsonObject[] = [
  { id: "281474976710656", name: "Desktop", codeName: "DESKTOP", category: "desktop", width: 1024, height: 768 },
  { id: "281474976710657", name: "iPad", codeName: "IPAD", category: "tablet", width: 768, height: 1024 },
  { id: "281474976710658", name: "iPhone X", codeName: "IPHONE_X", category: "phone", width: 375, height: 812 },
];
