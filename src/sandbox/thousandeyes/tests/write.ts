import type { Reading } from "../../assumptions/readings";
import { defaultDevice } from "../account/emulated-devices";
import { defined, type JsonObject, pick } from "../json";
import type { Service } from "../service";
import { type StoredTest, signature, type TestLinks, takeId, timestamp, type User } from "../state";
import type { Change, TestType } from "../types/test-type";
import { checkChange, refuseDisabled, refuseInvalid } from "./check";
import { refuseStrangeIds, settleReferences } from "./check-references";
import { withoutEmpty, withoutEmptyLists } from "./empty-values";
import { defaultRules, readLinks } from "./read-links";
import { readSettings } from "./read-settings";

const noLinks: TestLinks = { agents: [], alertRules: [], monitors: [], labels: [], tags: [], sharedWithAccounts: [] };

/** Who makes a test, and in which account group. */
export interface Author {
  user: User;
  aid: string;
}

export function createTest(service: Service, type: TestType, { user, aid }: Author, body: JsonObject): StoredTest {
  const { state, options } = service;
  refuseDisabled(body);
  const change = prepare(service, type, aid, body, undefined);
  checkChange(type, change);
  const test: StoredTest = {
    testId: takeId(state),
    type: type.name,
    aid,
    createdBy: signature(user),
    createdDate: timestamp(options.now()),
    savedEvent: false,
    liveShare: false,
    settings: tidy(type, change.next),
    links: change.links,
  };
  state.tests[test.testId] = test;
  return test;
}

/** Merges: what the body leaves out stays as it is, apart from what the rules of the type say. */
export function updateTest(service: Service, type: TestType, test: StoredTest, user: User, body: JsonObject): void {
  const change = prepare(service, type, test.aid, body, test);
  const disables = test.settings.enabled === true && change.given.enabled === false;
  if (disables && disablesAlone(service, type)) {
    test.settings.enabled = false;
  } else {
    checkChange(type, change);
    test.settings = tidy(type, change.next);
    test.links = change.links;
  }
  test.modifiedBy = signature(user);
  test.modifiedDate = timestamp(service.options.now());
}

/** assumed: thousandeyes-disable-alone */
function disablesAlone({ options }: Service, type: TestType): boolean {
  return type.disablesAlone ?? options.reading("thousandeyes-disable-alone") === "all-types";
}

function prepare(
  { state, options: { reading } }: Service,
  type: TestType,
  aid: string,
  body: JsonObject,
  test: StoredTest | undefined,
): Change {
  const { given, links } = readBody(reading, type, body, test === undefined);
  const base = baseOf(reading, type, test);
  const next = structuredClone({ ...base.settings, ...given });
  const merged: TestLinks = structuredClone({ ...base.links, ...links });
  const namesNoRules = next.alertsEnabled === true && links.alertRules === undefined;
  // assumed: thousandeyes-put-without-alert-rules
  const keepsRules = namesNoRules && test && reading("thousandeyes-put-without-alert-rules") === "keeps";
  if (namesNoRules && !keepsRules) merged.alertRules = defaultRules(state, type, aid);
  const change = {
    state,
    reading,
    aid,
    testId: test?.testId,
    given,
    before: test?.settings,
    base: base.settings,
    next,
    links: merged,
  };
  for (const rule of type.rules ?? []) rule(change);
  settleReferences(change);
  return change;
}

/** What a body is merged into. assumed: thousandeyes-unrecorded-put */
function baseOf(
  reading: Reading,
  type: TestType,
  test: StoredTest | undefined,
): Pick<StoredTest, "settings" | "links"> {
  const replaces = test && type.unrecorded === true && reading("thousandeyes-unrecorded-put") === "replaces";
  if (test && !replaces) return test;
  const fixed = test ? pick(test.settings, type.fixed ?? []) : {};
  return { settings: { ...initialSettings(reading, type), ...fixed }, links: noLinks };
}

function readBody(
  reading: Reading,
  type: TestType,
  body: JsonObject,
  isCreate: boolean,
): { given: JsonObject; links: Partial<TestLinks> } {
  const fields = Object.fromEntries(
    Object.entries(type.fields).filter(([name]) => isCreate || !type.fixed?.includes(name)),
  );
  const settings = readSettings(fields, body);
  const links = readLinks(type, body);
  refuseInvalid([...settings.wrong, ...links.wrong]);
  refuseStrangeIds(fields, settings.values);
  return {
    given: withoutEmpty(reading, fields, settings.values),
    links: withoutEmptyLists(reading, links.links),
  };
}

function initialSettings(reading: Reading, { fields, otherDefaults }: TestType): JsonObject {
  const initial = defined(Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, field.initial])));
  // assumed: thousandeyes-unrecorded-defaults
  if (otherDefaults && reading("thousandeyes-unrecorded-defaults") === "as-elsewhere") {
    Object.assign(initial, otherDefaults);
  }
  return fields.emulatedDeviceId ? { ...initial, emulatedDeviceId: defaultDevice(reading) } : initial;
}

/** Emptied text is the same as text that was never set, unless the server shows it empty from the start. */
function tidy({ fields }: TestType, settings: JsonObject): JsonObject {
  const kept = Object.entries(settings).filter(
    ([name, value]) => value !== null && !(value === "" && fields[name]?.initial === undefined),
  );
  return Object.fromEntries(kept);
}
