import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { hasMark, isRequired, itemOf, metaOf, shapeOf, unwrap } from "../../src/lifecycle";
import { testTypes } from "../../src/thousandeyes/test/types";

/*
 * Every writable field that the vendor documents is a property, with the documented range, choices and need, and no
 * other property exists. Where the API really behaves otherwise, the deviation stands here once, with its reason.
 */

const file = resolve(__dirname, "../../../shared/vendors/thousandeyes/tests.json");
const isThere = existsSync(file);

interface VendorField {
  type: string;
  required?: boolean;
  readOnly?: boolean;
  secret?: boolean;
  enum?: (string | number)[];
  min?: number;
  max?: number;
  observedDefault?: unknown;
  itemFields?: Record<string, VendorField>;
}

/** Only ours: they never reach the vendor, or as a query parameter. */
const OURS = ["type", "accountGroupId", "adoptId"];

/** Observed in one tenant, and another value in every other one. */
const OF_ONE_TENANT = ["emulatedDeviceId"];

const NOT_OFFERED: Record<string, string> = {
  agentInterfaces: "the API does not apply it; agents[].sourceIpAddress does",
};

/** `type.field` or `field`, and what differs, with the reason. */
const DEVIATIONS: Record<string, string> = {
  testName: "required: it takes the Pulumi name, and every recorded create sent it",
  protocol: "udp is refused; api tests stay with tcp whatever is sent",
  fixedPacketRate: "refused outside 10 to 100, and 1 only in continuous mode",
  "ftp-server.ftpTimeLimit": "the live default is below the documented minimum",
  "agent-to-agent.mss": "the vendor's Terraform provider enforces 30",
  "api.targetTime": "0 only asks for the default, which leaving it out does too",
  "agent-to-server.port": "a TCP port: the schema names no range",
  downloadLimit: "a size in bytes: at least 1",
  "voice.codecId": "the schema lists the ids in words only",
  httpVersion: "two choices, which the schema writes as a range",
  "vaultCredentials.secretId": "without it the entry means nothing",
  "vaultCredentials.target": "without it the entry means nothing",
  "predefinedVariables.name": "without it the entry means nothing",
  "predefinedVariables.value": "without it the entry means nothing",
  "targetSipCredentials.sipRegistrar": "the server under test: nothing to test without it",
  "agents.agentId": "an agent can be named instead",
  postBody: "a body may carry credentials",
  "requests.body": "a body may carry credentials",
  transactionScript: "a script may carry credentials",
  ...Object.fromEntries(
    [
      "assertions.name",
      "assertions.operator",
      "assertions.value",
      "headers.key",
      "headers.value",
      "variables.name",
      "variables.value",
    ].map((path) => [`requests.${path}`, "without it the entry means nothing"]),
  ),
  "requests.waitTimeMs": "a pause cannot be negative",
};

const vendorTypes = (isThere ? JSON.parse(readFileSync(file, "utf8")) : {}) as Record<
  string,
  { fields: Record<string, VendorField> }
>;

describe.skipIf(!isThere)(
  `properties of ThousandEyesTest${isThere ? "" : " (skipped: ../shared/vendors is missing)"}`,
  () => {
    it("has every test type", () => {
      expect(Object.keys(testTypes).sort()).toEqual(Object.keys(vendorTypes).sort());
    });

    describe.each(Object.keys(vendorTypes))("%s", (type) => {
      const shape = shapeOfType(type);
      const writable = Object.entries(vendorTypes[type]?.fields ?? {}).filter(([, field]) => !field.readOnly);

      it("has every writable field and no other", () => {
        const theirs = writable.map(([name]) => name).filter((name) => !(name in NOT_OFFERED));
        const ours = Object.keys(shape).filter((name) => !OURS.includes(name));
        expect(ours.sort()).toEqual(theirs.sort());
      });

      it("has their need, ranges, choices and secrecy, but for the listed deviations", () => {
        const found = writable.flatMap(([name, field]) => differences(name, field, shape[name]));
        expect(found.filter(({ path }) => !explained(type, path))).toEqual([]);
      });

      it("restores the default that was observed", () => {
        const wrong = writable.filter(([name, { observedDefault }]) => {
          const property = shape[name];
          if (OF_ONE_TENANT.includes(name)) return property && metaOf(property).serverDefault !== undefined;
          if (observedDefault === undefined || observedDefault === "= interval" || !property) return false;
          return JSON.stringify(metaOf(property).serverDefault) !== JSON.stringify(observedDefault);
        });
        expect(wrong.map(([name]) => name)).toEqual([]);
      });
    });

    it("explains no deviation that does not exist", () => {
      const all = Object.entries(vendorTypes).flatMap(([type, { fields }]) =>
        Object.entries(fields)
          .filter(([, field]) => !field.readOnly)
          .flatMap(([name, field]) =>
            differences(name, field, shapeOfType(type)[name]).map(({ path }) => [path, `${type}.${path}`]),
          ),
      );
      const existing = new Set(all.flat());
      expect(Object.keys(DEVIATIONS).filter((path) => !existing.has(path))).toEqual([]);
    });
  },
);

function shapeOfType(type: string): Record<string, z.ZodType> {
  return (testTypes[type]?.object.shape ?? {}) as Record<string, z.ZodType>;
}

function explained(type: string, path: string): boolean {
  return path in DEVIATIONS || `${type}.${path}` in DEVIATIONS;
}

interface Difference {
  path: string;
  what: string;
}

function differences(path: string, theirs: VendorField, ours: z.ZodType | undefined): Difference[] {
  if (!ours) return [];
  const found = [
    ...differs(path, "required", theirs.required === true, isRequired(ours)),
    ...differs(path, "choices", sorted(theirs.enum), sorted(choicesOf(ours))),
    ...differs(path, "range", rangeOf(theirs), boundsOf(ours)),
    ...differs(path, "secret", theirs.secret === true, isSecret(ours, theirs)),
  ];
  const inner = shapeOf(itemOf(ours) ?? ours) ?? {};
  const nested = Object.entries(theirs.itemFields ?? {}).flatMap(([name, field]) =>
    inner[name] ? differences(`${path}.${name}`, field, inner[name]) : [{ path: `${path}.${name}`, what: "missing" }],
  );
  return [...found, ...nested];
}

function differs(path: string, what: string, theirs: unknown, ours: unknown): Difference[] {
  return JSON.stringify(theirs) === JSON.stringify(ours)
    ? []
    : [{ path, what: `${what}: ${JSON.stringify(theirs)}, here ${JSON.stringify(ours)}` }];
}

/** Of a header its value is secret, and its name is not. */
function isSecret(ours: z.ZodType, theirs: VendorField): boolean {
  return metaOf(ours).secret === true || (theirs.secret === true && hasMark(ours, "secret"));
}

function sorted(values: (string | number)[] | undefined): string[] {
  return (values ?? []).map(String).sort();
}

function choicesOf(type: z.ZodType): (string | number)[] {
  const def = unwrap(type).def as { type: string; entries?: Record<string, string>; values?: number[] };
  if (def.type === "enum") return Object.values(def.entries ?? {});
  return def.type === "literal" ? (def.values ?? []) : [];
}

function rangeOf({ min, max }: VendorField): (number | null)[] {
  return [min ?? null, max ?? null];
}

function boundsOf(type: z.ZodType): (number | null)[] {
  const bare = unwrap(type);
  if (!(bare instanceof z.ZodNumber)) return [null, null];
  const bound = (value: number | null) => (value === null || Math.abs(value) >= Number.MAX_SAFE_INTEGER ? null : value);
  return [bound(bare.minValue), bound(bare.maxValue)];
}
