import { defined, type JsonObject } from "../json";
import type { Service } from "../service";
import { type StoredTest, signature, type TestLinks, takeId, timestamp, type User } from "../state";
import type { Change, TestType } from "../types/test-type";
import { checkChange, refuseDisabled, refuseInvalid } from "./check";
import { refuseStrangeIds } from "./check-references";
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
  if (type.disablesAlone && test.settings.enabled === true && change.given.enabled === false) {
    test.settings.enabled = false;
  } else {
    checkChange(type, change);
    test.settings = tidy(type, change.next);
    test.links = change.links;
  }
  test.modifiedBy = signature(user);
  test.modifiedDate = timestamp(service.options.now());
}

function prepare(
  { state }: Service,
  type: TestType,
  aid: string,
  body: JsonObject,
  test: StoredTest | undefined,
): Change {
  const { given, links } = readBody(type, body, test === undefined);
  const base = test?.settings ?? initialSettings(type);
  const next = structuredClone({ ...base, ...given });
  const merged: TestLinks = structuredClone({ ...(test?.links ?? noLinks), ...links });
  if (next.alertsEnabled === true && links.alertRules === undefined) merged.alertRules = defaultRules(state, type, aid);
  const change = { state, aid, testId: test?.testId, given, before: test?.settings, base, next, links: merged };
  for (const rule of type.rules ?? []) rule(change);
  return change;
}

function readBody(
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
  return { given: settings.values, links: links.links };
}

function initialSettings(type: TestType): JsonObject {
  return defined(Object.fromEntries(Object.entries(type.fields).map(([name, { initial }]) => [name, initial])));
}

/** Emptied text is the same as text that was never set, unless the server shows it empty from the start. */
function tidy({ fields }: TestType, settings: JsonObject): JsonObject {
  const kept = Object.entries(settings).filter(
    ([name, value]) => value !== null && !(value === "" && fields[name]?.initial === undefined),
  );
  return Object.fromEntries(kept);
}
