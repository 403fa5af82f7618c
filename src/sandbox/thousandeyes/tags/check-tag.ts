import { type JsonObject, objectsIn } from "../json";
import { TagRefused } from "./tag-refused";

const objectTypes = ["test", "dashboard", "endpoint-test", "v-agent", "connected-devices-test", "endpoint-agent"];

/** Enums are case-sensitive here. */
export function refuseStrangeEnums({ accessType, objectType, matchType, type }: JsonObject): void {
  refuseOther(accessType, ["all", "partner", "system"], (value) => `Invalid Access Type: ${value}`);
  refuseOther(objectType, objectTypes, (value) => `Invalid Object Type: ${value}`);
  refuseOther(matchType, ["and", "or"], (value) => unexpected("FilterMatchType", value));
  // The words about the type are the sandbox's own; it was never tried.
  refuseOther(type, ["static", "dynamic"], (value) => unexpected("TagType", value));
}

function refuseOther(sent: unknown, values: readonly string[], say: (value: unknown) => string): void {
  if (sent === undefined || sent === null || values.includes(String(sent))) return;
  throw new TagRefused(400, `JSON parse error: ${say(sent)}`);
}

function unexpected(entity: string, value: unknown): string {
  const construct = `Cannot construct instance of \`com.thousandeyes.tags.models.entity.${entity}\``;
  return `${construct}, problem: Unexpected value '${value}'`;
}

/** What a new tag lacks, a line for each field. */
export function checkNewTag(tag: JsonObject): void {
  const lines = [...checkKind(tag), ...checkPresence(tag)];
  if (lines.length > 0) throw new TagRefused(400, lines.join("\n "));
}

function checkKind({ type, objectType, filters, matchType }: JsonObject): string[] {
  const ofEndpoints = objectType === "endpoint-agent";
  if (type !== "dynamic") {
    return ofEndpoints ? ["type: Static tags are not supported for the provided object type"] : [];
  }
  const lines: string[] = [];
  if (!ofEndpoints) lines.push("type: Dynamic tags are not supported for the provided object type");
  if (objectsIn(filters).length === 0) lines.push("filters: must not be empty");
  if (!matchType) lines.push("matchType: must not be null");
  return lines;
}

function checkPresence({ accessType, objectType, key, value }: JsonObject): string[] {
  const lines: string[] = [];
  const provide = (name: string) => `${name}: You need to provide the ${name} for the tag. It cannot be null or empty`;
  if (!accessType) lines.push(provide("accessType"));
  if (!objectType) lines.push(provide("objectType"));
  // The words about the key are the sandbox's own.
  if (!key) lines.push("key: key for the label cannot be null");
  if (!value) lines.push("value: value for the label cannot be null");
  return lines;
}

/** Which tags an ordinary user may not write. */
export function checkAccess({ accessType }: JsonObject): void {
  const or = "Either you did not provide one or the provided one is invalid";
  if (accessType === "partner") {
    throw new TagRefused(400, `You need to provide a valid partnerId to create a tag. ${or}`);
  }
  if (accessType === "system") {
    throw new TagRefused(403, `You need to provide a valid access type to create or update a tag. ${or}`);
  }
}
