import { randomUUID } from "node:crypto";
import { Hono } from "hono";
import { answerDocument, answerList, refuse } from "../answers";
import type { Stored } from "../collection";
import { type Schedule, scheduleFields } from "../fields/schedule";
import { type ListColumns, select } from "../list-query";
import { checkRevision, readNew, readUpdate } from "../request-document";
import type { Tenant } from "../tenant";
import { refuseTakenId } from "../unique";
import { updated } from "../updated";
import { checkIdentity } from "./configurations";

const columns: ListColumns<Schedule> = {
  values: { scheduleName: ({ schedule }) => schedule.scheduleName, single: ({ schedule }) => schedule.single ?? false },
};

/** `/agents/schedules` and `/agents/schedule`. Ids are handled as for sessions. */
export function scheduleRoutes(tenant: Tenant): Hono {
  const { schedules } = tenant;
  const app = new Hono();
  const find = (id: string): Stored<Schedule> => {
    const stored = schedules.find(id);
    if (!stored) throw refuse(404, `schedule ${id} is not provisioned`);
    return stored;
  };
  app.get("/schedules", (c) => answerList(c, tenant, select(c, schedules.all(), columns), "schedules"));
  app.post("/schedule", async (c) => {
    const { schedule } = await readNew(c, "schedules", scheduleFields);
    const { scheduleId = randomUUID() } = schedule;
    refuseTakenId(tenant, schedules.find(scheduleId), `scheduleId ${scheduleId}`);
    return answerDocument(c, schedules.put(scheduleId, { schedule: { ...schedule, scheduleId } }), 201);
  });
  app.put("/schedule", async (c) => {
    const update = await readUpdate(c, "schedules", scheduleFields);
    checkIdentity(update.id, { "data.attributes.schedule.scheduleId": update.attributes.schedule.scheduleId });
    const current = find(update.id);
    checkRevision(tenant, update, current);
    const { schedule } = updated(tenant, current.attributes, update.attributes);
    return answerDocument(c, schedules.put(update.id, { schedule: { ...schedule, scheduleId: update.id } }));
  });
  app.get("/schedule/:scheduleId", (c) => answerDocument(c, find(c.req.param("scheduleId"))));
  app.delete("/schedule/:scheduleId", (c) => {
    const stored = find(c.req.param("scheduleId"));
    schedules.remove(stored.id);
    return answerDocument(c, stored);
  });
  return app;
}
