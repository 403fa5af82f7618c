import { Problem, plainProblem } from "../problems";
import {
  type Api,
  type ApiContext,
  answer,
  created,
  expansions,
  href,
  listLink,
  readBody,
  type Service,
  serve,
} from "../service";
import { byId, type StoredTest } from "../state";
import { testTypes } from "../types";
import type { TestType } from "../types/test-type";
import { expansionsOfTest } from "./expand";
import { presentListed, presentTest } from "./present";
import { createTest, updateTest } from "./write";

export function testRoutes(api: Api, service: Service): void {
  serve(api, "/tests", { GET: (c) => listTests(c, service) });
  for (const type of testTypes) {
    serve(api, `/tests/${type.name}`, {
      GET: (c) => listTests(c, service, type),
      POST: (c) => postTest(c, service, type),
    });
    serve(api, `/tests/${type.name}/:testId`, {
      GET: (c) => getTest(c, service, type),
      PUT: (c) => putTest(c, service, type),
      DELETE: (c) => deleteTest(c, service, type),
    });
  }
}

function asked(c: ApiContext): string[] {
  return expansions(c, Object.keys(expansionsOfTest));
}

function listTests(c: ApiContext, service: Service, type?: TestType): Response {
  const tests = Object.values(service.state.tests)
    .filter((test) => canSee(test, c.get("aid")) && (type === undefined || test.type === type.name))
    .map((test) => presentListed(service, test));
  return answer(c, { tests, _links: listLink(service, c) });
}

function getTest(c: ApiContext, service: Service, type: TestType): Response {
  const expand = asked(c);
  return answer(c, presentTest(service, findTest(c, service, type), expand));
}

/** What a write is asked to show. assumed: thousandeyes-lists-on-writes */
function askedOfWrite(c: ApiContext, { options }: Service): string[] {
  return options.reading("thousandeyes-lists-on-writes") === "absent" ? [] : asked(c);
}

async function postTest(c: ApiContext, service: Service, type: TestType): Promise<Response> {
  const expand = askedOfWrite(c, service);
  const test = createTest(service, type, { user: c.get("user"), aid: c.get("aid") }, await readBody(c));
  return created(c, presentTest(service, test, expand), href(service, `/tests/${type.name}/${test.testId}`));
}

async function putTest(c: ApiContext, service: Service, type: TestType): Promise<Response> {
  const expand = askedOfWrite(c, service);
  const test = findTest(c, service, type);
  refuseStranger(c, test);
  updateTest(service, type, test, c.get("user"), await readBody(c));
  return answer(c, presentTest(service, test, expand));
}

function deleteTest(c: ApiContext, service: Service, type: TestType): Response {
  const isGone = byId(service.state.tests, c.req.param("testId")) === undefined;
  // assumed: thousandeyes-second-delete
  if (isGone && service.options.reading("thousandeyes-second-delete") === "204") return c.body(null, 204);
  const test = findTest(c, service, type);
  refuseStranger(c, test);
  delete service.state.tests[test.testId];
  return c.body(null, 204);
}

function findTest(c: ApiContext, { state }: Service, type: TestType): StoredTest {
  const test = byId(state.tests, c.req.param("testId"));
  if (test?.type !== type.name || !canSee(test, c.get("aid"))) throw plainProblem(404);
  return test;
}

function canSee({ aid, links }: StoredTest, viewer: string): boolean {
  return aid === viewer || links.sharedWithAccounts.includes(viewer);
}

/** A test is changed where it is at home. What the API lets others edit, such as labels, is not simulated. */
function refuseStranger(c: ApiContext, { aid, liveShare }: StoredTest): void {
  if (liveShare || aid !== c.get("aid"))
    throw new Problem(403, "403 Forbidden", "The test is shared in from elsewhere.");
}
