import { objectsIn } from "../json";
import { type ApiContext, answer, readBody, type Service, selfLink } from "../service";
import { byId, type StoredTag } from "../state";
import { TagRefused, tagNotFound } from "./tag-refused";

interface Assignment {
  id: string;
  type: string;
}

/** Adds the tag to objects; those that have it keep it. */
export async function assignTag(c: ApiContext, service: Service, tag: StoredTag): Promise<Response> {
  const assignments = await readAssignments(c);
  for (const one of assignments) refuseStrangeTest(c, service, one);
  for (const { id, type } of assignments) {
    const test = type === "test" ? byId(service.state.tests, id) : undefined;
    if (test) test.links.tags = [...new Set([...test.links.tags, tag.id])];
    else if (!isAssigned(tag, { id, type })) tag.assignments.push({ id, type });
  }
  const body = { tagId: tag.id, assignments: assignments.map((one) => ({ ...one })) };
  return answer(c, { ...body, _links: selfLink(service, `/tags/${tag.id}`) }, 207);
}

/** Taking a tag from an object that does not have it is a 404 here; it was never recorded. */
export async function unassignTag(c: ApiContext, service: Service, tag: StoredTag): Promise<Response> {
  const assignments = await readAssignments(c);
  for (const { id, type } of assignments) {
    const test = type === "test" ? byId(service.state.tests, id) : undefined;
    if (!(test ? test.links.tags.includes(tag.id) : isAssigned(tag, { id, type }))) throw tagNotFound();
    if (test) test.links.tags = test.links.tags.filter((tagId) => tagId !== tag.id);
    else tag.assignments = tag.assignments.filter((one) => one.id !== id || one.type !== type);
  }
  return c.body(null, 204);
}

function isAssigned({ assignments }: StoredTag, { id, type }: Assignment): boolean {
  return assignments.some((one) => one.id === id && one.type === type);
}

async function readAssignments(c: ApiContext): Promise<Assignment[]> {
  const sent = objectsIn((await readBody(c)).assignments);
  if (sent.length === 0) throw new TagRefused(400, "assignments: must not be empty");
  return sent.map(({ id, type }) => ({ id: String(id), type: String(type) }));
}

function refuseStrangeTest(c: ApiContext, { state }: Service, { id, type }: Assignment): void {
  if (type === "test" && byId(state.tests, id)?.aid !== c.get("aid")) throw tagNotFound();
}
