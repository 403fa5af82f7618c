import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** One setting of a test type in the vendor's schema. */
export interface SchemaField {
  type: string;
  baseType?: string;
  required: boolean;
  default?: unknown;
  /** What the real API filled in. */
  observedDefault?: unknown;
  enum?: (string | number)[];
  min?: number;
  max?: number;
  inCreate: boolean;
  inUpdate: boolean;
  inResponse: boolean;
  itemFields?: Record<string, unknown>;
}

export interface SchemaType {
  path: string;
  requiredOnCreate: string[];
  expandOptions: string[];
  undocumentedInResponse: string[];
  fields: Record<string, SchemaField>;
}

export const file = fileURLToPath(new URL("../../../shared/vendors/thousandeyes/tests.json", import.meta.url));

/** The settings of every test type by the vendor's schema; undefined where the file is missing. */
export function readSchema(): Record<string, SchemaType> | undefined {
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Record<string, SchemaType>) : undefined;
}

/** Where the sandbox follows something other than the schema, and what. `*` stands for every type. */
export interface Deviation {
  field: string;
  types: readonly string[] | "*";
  about: "default" | "enum" | "range" | "presence";
  because: string;
}

const recorded = "the recorded answers say so";
const http = ["http-server", "page-load"];

export const deviations: readonly Deviation[] = [
  { field: "interval", types: "*", about: "default", because: "a create without it is refused" },
  { field: "networkMeasurements", types: ["agent-to-server"], about: "default", because: recorded },
  { field: "numPathTraces", types: ["dns-server"], about: "default", because: recorded },
  { field: "ftpTimeLimit", types: ["ftp-server"], about: "default", because: recorded },
  {
    field: "ftpTimeLimit",
    types: ["ftp-server"],
    about: "range",
    because: "the server's own default is below the minimum",
  },
  { field: "verifyCertificate", types: http, about: "default", because: recorded },
  { field: "timeLimit", types: ["api"], about: "default", because: recorded },
  { field: "protocol", types: "*", about: "enum", because: "UDP is refused, except between two agents" },
  {
    field: "httpVersion",
    types: "*",
    about: "range",
    because: "a value out of range is refused as one out of an enum",
  },
  { field: "fixedPacketRate", types: "*", about: "range", because: "the recorded limits are 10 and 100" },
  { field: "codecId", types: ["voice"], about: "enum", because: "the schema lists the codecs in its text" },
  { field: "httpInterval", types: ["page-load"], about: "default", because: "it is that of interval" },
  { field: "desiredStatusCode", types: "*", about: "default", because: "absent from answers while it is the default" },
  { field: "chromeOptions", types: "*", about: "default", because: "absent from answers while unset" },
  { field: "chromePolicies", types: "*", about: "default", because: "absent from answers while unset" },
  { field: "oAuth", types: ["http-server"], about: "default", because: "shown empty, and not stored" },
  { field: "port", types: ["agent-to-server"], about: "range", because: "a TCP port has 16 bits" },
  { field: "collectProxyNetworkData", types: ["page-load", "web-transactions"], about: "presence", because: recorded },
];

export function isDeviation(type: string, field: string, about: Deviation["about"]): boolean {
  return deviations.some(
    (one) => one.field === field && one.about === about && (one.types === "*" || one.types.includes(type)),
  );
}
