import type { JsonObject } from "../json";
import { type Api, type ApiContext, answer, queryList, readBody, type Service, selfLink, serve } from "../service";
import { byId, type StoredTag, takeId, timestamp } from "../state";
import { assignTag, unassignTag } from "./assignments";
import { checkAccess, checkNewTag, refuseStrangeEnums } from "./check-tag";
import { TagRefused, tagNotFound } from "./tag-refused";
import { presentListedTag, presentTag, refuseDuplicate, tagSettings } from "./tags";

export function tagRoutes(api: Api, service: Service): void {
  serve(api, "/tags", { GET: (c) => listTags(c, service), POST: (c) => postTag(c, service) });
  serve(api, "/tags/:id", {
    GET: (c) => answer(c, presentTag(service, findTag(c, service), queryList(c, "expand"))),
    PUT: (c) => putTag(c, service),
    DELETE: (c) => deleteTag(c, service),
  });
  serve(api, "/tags/:id/assign", { POST: (c) => assignTag(c, service, findTag(c, service)) });
  serve(api, "/tags/:id/unassign", { POST: (c) => unassignTag(c, service, findTag(c, service)) });
}

/** The account group's own tags, then the built-in ones. The link does not repeat the query here. */
function listTags(c: ApiContext, service: Service): Response {
  const { state } = service;
  const own = Object.values(state.tags).filter(({ aid }) => aid === c.get("aid"));
  const builtIn = Object.values(state.tags).filter(({ aid }) => aid === undefined);
  const tags = [...own, ...builtIn].map((tag) => presentListedTag(state, tag, queryList(c, "expand")));
  return answer(c, { tags, _links: selfLink(service, "/tags") });
}

async function postTag(c: ApiContext, service: Service): Promise<Response> {
  const { state, options } = service;
  const body = await readBody(c);
  refuseStrangeEnums(body);
  checkNewTag(body);
  checkAccess(body);
  const settings = tagSettings(body);
  refuseDuplicate(state, c.get("aid"), settings);
  const tag: StoredTag = {
    id: crypto.randomUUID(),
    aid: c.get("aid"),
    settings: {
      ...settings,
      createDate: timestamp(options.now()),
      modifiedDate: null,
      legacyId: settings.type === "dynamic" ? Number(takeId(state)) : null,
    },
    assignments: [],
  };
  state.tags[tag.id] = tag;
  // observed: without a Location, unlike the other services.
  return answer(c, presentTag(service, tag), 201);
}

async function putTag(c: ApiContext, service: Service): Promise<Response> {
  const tag = findTag(c, service);
  const body = await readBody(c);
  checkUpdate(tag, body);
  const settings = tagSettings(body);
  refuseDuplicate(service.state, c.get("aid"), settings, tag.id);
  const { createDate, legacyId } = tag.settings;
  const modifiedDate = timestamp(service.options.now());
  tag.settings = { ...settings, createDate: createDate ?? null, legacyId: legacyId ?? null, modifiedDate };
  return answer(c, presentTag(service, tag));
}

function checkUpdate(tag: StoredTag, body: JsonObject): void {
  refuseStrangeEnums(body);
  const { accessType, objectType, key, value } = body;
  if (!accessType || !objectType || !key || !value) throw new TagRefused(400, "Validation failure");
  checkAccess(body);
  refuseBuiltIn(tag);
  const original = tag.settings.objectType;
  if (objectType !== original) {
    throw new TagRefused(409, `Cannot update ObjectType. Original '${original}' and new '${objectType}' objectType`);
  }
}

function deleteTag(c: ApiContext, service: Service): Response {
  const tag = findTag(c, service);
  refuseBuiltIn(tag);
  for (const { links } of Object.values(service.state.tests)) links.tags = links.tags.filter((id) => id !== tag.id);
  delete service.state.tags[tag.id];
  return c.body(null, 204);
}

/** Nobody can change what comes with the account; the words are the sandbox's own. */
function refuseBuiltIn({ aid }: StoredTag): void {
  if (aid === undefined) throw new TagRefused(403, "Built-in tags cannot be changed");
}

function findTag(c: ApiContext, { state }: Service): StoredTag {
  const tag = byId(state.tags, c.req.param("id"));
  if (!tag || (tag.aid !== undefined && tag.aid !== c.get("aid"))) throw tagNotFound();
  return tag;
}
