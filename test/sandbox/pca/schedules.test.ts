import { describe, expect, it } from "vitest";
import { openTestTenant, refusalOf, scheduleBody } from "./tenant";

const scheduleId = "66666666-6666-4666-8666-666666666666";
const nightly = { scheduleId, scheduleName: "nightly", interval: "0 1 * * *" };
const path = `/agents/schedule/${scheduleId}`;

async function tenantWithSchedule() {
  const tenant = openTestTenant();
  const stored = await tenant.document("POST", "/agents/schedule", scheduleBody(nightly));
  return { ...tenant, stored };
}

describe("a schedule", () => {
  it("is created with 201 and its first revision", async () => {
    const answer = await openTestTenant().api("POST", "/agents/schedule", scheduleBody(nightly));
    expect(answer.status).toBe(201);
    expect(await answer.json()).toEqual({
      data: {
        type: "schedules",
        id: scheduleId,
        attributes: { schedule: nightly, _rev: expect.stringMatching(/^1-[0-9a-f]{32}$/) },
      },
    });
  });

  it("gets an id when the caller gives none", async () => {
    const tenant = openTestTenant();
    const once = { scheduleName: "once", single: true, dateTime: "2025-07-01T00:00:00Z" };
    const { id, attributes } = await tenant.document("POST", "/agents/schedule", scheduleBody(once));
    expect(attributes.schedule).toEqual({ ...once, scheduleId: id });
  });

  it("cannot be created twice", async () => {
    const tenant = await tenantWithSchedule();
    expect(await refusalOf(await tenant.api("POST", "/agents/schedule", scheduleBody(nightly)))).toEqual({
      status: 400,
      text: `scheduleId ${scheduleId} exists already`,
    });
  });

  it("can be read alone and in a list", async () => {
    const tenant = await tenantWithSchedule();
    expect(await tenant.document("GET", path)).toEqual(tenant.stored);
    expect(await tenant.documents("/agents/schedules")).toEqual([tenant.stored]);
  });

  it("can be found by whether it runs once", async () => {
    const tenant = await tenantWithSchedule();
    const query = (value: string) => `/agents/schedules?filter[column]=single&filter[value]=${value}`;
    expect(await tenant.documents(query("false"))).toEqual([tenant.stored]);
    expect((await refusalOf(await tenant.api("GET", query("true")))).status).toBe(404);
  });

  it("is replaced as a whole", async () => {
    const tenant = await tenantWithSchedule();
    const { _rev } = tenant.stored.attributes;
    const body = scheduleBody({ scheduleName: "weekly" }, { id: scheduleId, _rev });
    const answer = await tenant.api("PUT", "/agents/schedule", body);
    expect(answer.status).toBe(200);
    expect((await tenant.document("GET", path)).attributes).toEqual({
      schedule: { scheduleName: "weekly", scheduleId },
      _rev: expect.stringMatching(/^2-/),
    });
  });

  it.each([
    ["an old revision", { id: scheduleId, _rev: "1-old" }, 409],
    ["no revision", { id: scheduleId }, 409],
    ["an unknown id", { id: "nobody", _rev: "1-old" }, 400],
    ["no id", { _rev: "1-old" }, 400],
  ])("is not replaced with %s", async (_, update, status) => {
    const tenant = await tenantWithSchedule();
    const answer = await tenant.api("PUT", "/agents/schedule", scheduleBody(nightly, update));
    expect((await refusalOf(answer)).status).toBe(status);
    expect(await tenant.document("GET", path)).toEqual(tenant.stored);
  });

  it("cannot be replaced when it does not exist", async () => {
    const body = scheduleBody(nightly, { id: scheduleId, _rev: "1-a" });
    const answer = await openTestTenant().api("PUT", "/agents/schedule", body);
    expect(await refusalOf(answer)).toEqual({ status: 404, text: `schedule ${scheduleId} is not provisioned` });
  });

  it("answers its document when it is deleted", async () => {
    const tenant = await tenantWithSchedule();
    expect(await tenant.document("DELETE", path)).toEqual(tenant.stored);
    expect((await refusalOf(await tenant.api("GET", path))).status).toBe(404);
    expect((await refusalOf(await tenant.api("DELETE", path))).status).toBe(404);
    expect((await refusalOf(await tenant.api("GET", "/agents/schedules"))).status).toBe(404);
  });

  it.each([
    ["scheduleName", { scheduleName: undefined }],
    ["scheduleName", { scheduleName: "n".repeat(65) }],
    ["scheduleId", { scheduleId: "nightly" }],
    ["interval", { interval: "0 1 * *" }],
    ["interval", { interval: "0 0 1 * * *" }],
    ["single", { single: "false" }],
    ["dateTime", { dateTime: "tomorrow" }],
  ])("is refused for its %s: %o", async (field, overrides) => {
    const body = scheduleBody({ ...nightly, ...overrides });
    const { status, text } = await refusalOf(await openTestTenant().api("POST", "/agents/schedule", body));
    expect(status).toBe(400);
    expect(text.startsWith(`invalid payload: data.attributes.schedule.${field}: `)).toBe(true);
  });

  it.each(["*/5 * * * *", "  0 1 * * 6,0", "5 * * * * "])("may run by the cron expression %j", async (interval) => {
    const answer = await openTestTenant().api("POST", "/agents/schedule", scheduleBody({ ...nightly, interval }));
    expect(answer.status).toBe(201);
  });
});
