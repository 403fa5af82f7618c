import type { Json, JsonObject } from "../json";
import { fieldError, plainProblem, requestErrors } from "../problems";
import {
  type Api,
  type ApiContext,
  answer,
  created,
  href,
  listLink,
  readBody,
  type Service,
  selfLink,
  serve,
} from "../service";
import { byId, type StoredCredential, takeId } from "../state";

export function credentialRoutes(api: Api, service: Service): void {
  serve(api, "/credentials", { GET: (c) => listCredentials(c, service), POST: (c) => postCredential(c, service) });
  serve(api, "/credentials/:id", {
    GET: (c) => getCredential(c, service),
    PUT: (c) => putCredential(c, service),
    DELETE: (c) => deleteCredential(c, service),
  });
}

function present(service: Service, { id, name }: StoredCredential): JsonObject {
  return { id, name, _links: selfLink(service, `/credentials/${id}`) };
}

function listCredentials(c: ApiContext, service: Service): Response {
  const credentials = Object.values(service.state.credentials)
    .filter(({ aid }) => aid === c.get("aid"))
    .map((credential) => present(service, credential));
  return answer(c, { credentials, _links: listLink(service, c) });
}

/** The only answer that tells the value. */
function getCredential(c: ApiContext, service: Service): Response {
  const credential = findCredential(c, service);
  return answer(c, { ...present(service, credential), value: credential.value });
}

async function postCredential(c: ApiContext, service: Service): Promise<Response> {
  const { name, value } = await readBody(c);
  const problems = [
    ...(isEmpty(name) ? [fieldError("name", "Name is empty.")] : []),
    // observed: whatever the value is for, the vendor calls it a password.
    ...(isEmpty(value) ? [fieldError("value", "Password is empty.")] : []),
  ];
  if (problems.length > 0) throw requestErrors(problems);
  const credential = { id: takeId(service.state), aid: c.get("aid"), name: String(name), value: String(value) };
  service.state.credentials[credential.id] = credential;
  return created(c, present(service, credential), href(service, `/credentials/${credential.id}`));
}

function isEmpty(text: Json | undefined): boolean {
  return typeof text !== "string" || text === "";
}

async function putCredential(c: ApiContext, service: Service): Promise<Response> {
  const credential = findCredential(c, service);
  const { name, value } = await readBody(c);
  if (typeof name === "string") credential.name = name;
  if (typeof value === "string") credential.value = value;
  return answer(c, present(service, credential));
}

function deleteCredential(c: ApiContext, service: Service): Response {
  const { id } = findCredential(c, service);
  delete service.state.credentials[id];
  return c.body(null, 204);
}

function findCredential(c: ApiContext, { state }: Service): StoredCredential {
  const credential = byId(state.credentials, c.req.param("id"));
  if (credential?.aid !== c.get("aid")) throw plainProblem(404);
  return credential as StoredCredential;
}
