import { describe, expect, it } from "vitest";
import { agentId, configBody, openTestTenant, otherAgentId, sessionBody, type Tenant } from "../sandbox/pca/tenant";
import { configuration, configurations, refusals, type Step, steps } from "../sandbox/pca/walk";
import { missing, PublishedApi, parsed, skipped } from "./pca-openapi";

/** Sends one step; an update first reads the newest revision, as the API demands. */
async function perform(tenant: Tenant, [method, template, parameters, body]: Step) {
  const path = template.replace(/\{(\w+)\}/g, (_, name: string) => parameters[name] ?? "");
  const answer = await tenant.api(method, path, method === "PUT" ? await withRevision(tenant, path, body) : body);
  const mediaType = (answer.headers.get("content-type") ?? "").split(";")[0] ?? "";
  return { status: answer.status, mediaType, text: await answer.text() };
}

async function withRevision(tenant: Tenant, path: string, body: unknown): Promise<unknown> {
  const { data } = body as { data: { id?: string; attributes: object } };
  const own = path.includes("configuration") ? path : `${path}/${data.id}`;
  const stored = await tenant.api("GET", own);
  if (!stored.ok) return body;
  const { attributes } = ((await stored.json()) as { data: { attributes: { _rev: string } } }).data;
  return { data: { ...data, attributes: { ...data.attributes, _rev: attributes._rev } } };
}

function operationsOf(all: readonly Step[]): string[] {
  return [...new Set(all.map(([method, template]) => `${method} ${template}`))].sort();
}

describe.skipIf(missing)(`PCA answers and the published OpenAPI document${skipped}`, () => {
  it("agree in all 32 answers of a walk through 27 operations", async ({ annotate }) => {
    const published = new PublishedApi();
    const tenant = openTestTenant();
    const validated: string[] = [];
    for (const step of steps) {
      const [method, template] = step;
      const { status, mediaType, text } = await perform(tenant, step);
      const validate = published.validator(method, template, status, mediaType);
      const valid = validate(parsed(mediaType, text));
      expect(validate.errors ?? [], `${method} ${template} answers ${text}`).toEqual([]);
      if (valid && status < 300) validated.push(`${method} ${template}`);
      if (template === configurations) await tenant.control(`/agents/${agentId}/connect`);
    }
    await annotate(`${validated.length} answers validated`);
    expect(validated).toHaveLength(32);
    expect(operationsOf(steps)).toHaveLength(27);
  });

  it.each(refusals)("agree in %i for %s %s", async (expected, ...step) => {
    const [method, template] = step;
    const { status, mediaType, text } = await perform(openTestTenant(), step);
    expect(status).toBe(expected);
    const validate = new PublishedApi().validator(method, template, status, mediaType);
    expect(validate(parsed(mediaType, text))).toBe(true);
    expect(mediaType).toBe("text/plain");
  });

  it("agree in 409 for a taken id and for an old revision", async () => {
    const published = new PublishedApi();
    const tenant = openTestTenant();
    await tenant.configure();
    await tenant.addSession();
    const old = { id: "session-1", _rev: "1-old" };
    const path = `/agents/configuration/${agentId}`;
    const conflicts = [
      ["POST", configurations, await tenant.api("POST", configurations, configBody({ agentId }))],
      ["PUT", configuration, await tenant.api("PUT", path, configBody({ _rev: "1-old" }, agentId))],
      ["PUT", "/agents/session", await tenant.api("PUT", "/agents/session", sessionBody({}, agentId, old))],
    ] as const;
    for (const [method, template, answer] of conflicts) {
      expect(answer.status).toBe(409);
      expect(published.validator(method, template, 409, "text/plain")(await answer.text())).toBe(true);
    }
  });

  it("are compared strictly enough to find a property that the vendor does not have", async () => {
    const tenant = openTestTenant();
    const validate = new PublishedApi().validator("POST", configurations, 201, "application/vnd.api+json");
    const good = await tenant.api("POST", configurations, configBody({ agentId }));
    const bad = await tenant.api("POST", configurations, configBody({ agentId: otherAgentId, agentType: "actuate" }));
    expect(validate(await good.json())).toBe(true);
    expect(validate(await bad.json())).toBe(false);
    expect(validate.errors?.map(({ message }) => message)).toEqual(["must NOT have additional properties"]);
  });

  it("leave out only the operations that the sandbox says it does not simulate", () => {
    const all = new PublishedApi().operations();
    const walked = operationsOf(steps);
    expect(all.filter((operation) => !walked.includes(operation)).sort()).toEqual([
      "DELETE /schemas/{schemaId}",
      "GET /agents/scheduleUsages",
      "GET /agents/schedulestatus/{sessionId}",
      "GET /agents/schedulestatusagg",
      "GET /agents/techreport/{agentId}",
      "GET /metadata/search",
      "GET /schemas",
      "GET /schemas/running",
      "GET /schemas/{schemaId}",
      "POST /schemas",
      "PUT /schemas/{schemaId}",
    ]);
  });
});
