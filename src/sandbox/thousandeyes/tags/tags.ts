import { defined, type JsonObject, pick } from "../json";
import { type Service, selfLink } from "../service";
import type { StoredTag, ThousandEyesState } from "../state";
import { TagRefused } from "./tag-refused";

/** The settings of a tag after a write, which replaces all of them. */
export function tagSettings(body: JsonObject): JsonObject {
  const { accessType, objectType, key, value, description, color, icon, type, matchType, filters } = body;
  const dynamic = type === "dynamic" ? defined({ matchType, filters }) : {};
  return {
    ...defined({ accessType, objectType, key, value }),
    description: description ?? null,
    color: color ?? "#A7EB10",
    icon: icon ?? "LABEL",
    type: type ?? "static",
    ...dynamic,
  };
}

export function refuseDuplicate(state: ThousandEyesState, aid: string, settings: JsonObject, id?: string): void {
  const taken = Object.values(state.tags).some(
    (tag) =>
      tag.id !== id && tag.aid === aid && tag.settings.key === settings.key && tag.settings.value === settings.value,
  );
  if (taken) throw new TagRefused(409, "Duplicate tags are not allowed. You must change key or value or both");
}

/** What carries the tag: tests know it themselves. */
export function assignmentsOf(state: ThousandEyesState, tag: StoredTag): JsonObject[] {
  const tests = Object.values(state.tests).filter(({ links }) => links.tags.includes(tag.id));
  return [...tests.map(({ testId }) => ({ id: testId, type: "test" })), ...tag.assignments.map((one) => ({ ...one }))];
}

/** Lists have the same without the link to the tag itself. Account group and legacy id are numbers here. */
export function presentListedTag(state: ThousandEyesState, tag: StoredTag, expand: readonly string[]): JsonObject {
  const names = ["accessType", "color", "createDate", "description", "icon", "key", "legacyId", "modifiedDate"];
  return {
    id: tag.id,
    aid: tag.aid === undefined ? null : Number(tag.aid),
    builtIn: tag.aid === undefined,
    ...pick(tag.settings, [...names, "objectType", "type", "value", "matchType", "filters"]),
    ...(expand.includes("assignments") ? { assignments: assignmentsOf(state, tag) } : {}),
  };
}

export function presentTag(service: Service, tag: StoredTag, expand: readonly string[] = []): JsonObject {
  return { ...presentListedTag(service.state, tag, expand), _links: selfLink(service, `/tags/${tag.id}`) };
}
