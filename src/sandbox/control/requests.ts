import { Hono } from "hono";
import type { RunningSandbox } from "../running-sandbox";

/** `/_sandbox/requests`: what the vendors were asked. */
export function requestRoutes({ requests }: RunningSandbox): Hono {
  return new Hono()
    .get("/", (c) => {
      const counted = { total: requests.total, byRequest: requests.counts };
      return c.json(c.req.query("log") === "true" ? { ...counted, log: requests.latest } : counted);
    })
    .delete("/", (c) => {
      requests.reset();
      return c.body(null, 204);
    });
}
