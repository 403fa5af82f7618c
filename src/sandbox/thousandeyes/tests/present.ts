import { defined, type JsonObject } from "../json";
import { href, type Service, selfLink } from "../service";
import type { StoredTest } from "../state";
import { testType } from "../types";
import { expansionsOfTest } from "./expand";

/** A test as one request shows it. */
export function presentTest(service: Service, test: StoredTest, expand: readonly string[]): JsonObject {
  return { ...summary(service, test), ...expanded(service, test, expand) };
}

/** A test as lists show it. observed on http-server: these keys are left out. */
export function presentListed(service: Service, test: StoredTest): JsonObject {
  const { oAuth: _, vaultCredentials: __, ...rest } = summary(service, test);
  return rest;
}

function summary(service: Service, test: StoredTest): JsonObject {
  const { testId, type, createdBy, createdDate, modifiedBy, modifiedDate, savedEvent, liveShare } = test;
  return {
    ...visibleSettings(service, test),
    ...defined({ testId, type, createdBy, createdDate, modifiedBy, modifiedDate, savedEvent, liveShare }),
    _links: {
      ...selfLink(service, `/tests/${type}/${testId}`),
      testResults: testType(type).results.map((page) => ({ href: href(service, `/test-results/${testId}/${page}`) })),
    },
  };
}

function visibleSettings({ state, options }: Service, { type: name, settings }: StoredTest): JsonObject {
  const type = testType(name);
  const shown = Object.fromEntries(Object.entries(settings).filter(([key]) => !type.fields[key]?.hidden));
  for (const show of type.show ?? []) show(shown, settings, { state, reading: options.reading });
  return shown;
}

function expanded({ state, options }: Service, test: StoredTest, expand: readonly string[]): JsonObject {
  const { reading } = options;
  const { links } = testType(test.type);
  const asked = expand.flatMap((name) => expansionsOfTest[name] ?? []).filter(({ list }) => links.includes(list));
  // assumed: thousandeyes-list-order
  const inOrder = (list: JsonObject[]) =>
    list.length > 1 && reading("thousandeyes-list-order") === "reversed" ? list.reverse() : list;
  return Object.fromEntries(asked.map(({ list, fill }) => [list, inOrder(fill({ state, reading }, test))]));
}
