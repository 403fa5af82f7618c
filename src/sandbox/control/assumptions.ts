import { Hono } from "hono";
import { parseReadings } from "../assumptions/parse";
import type { RunningSandbox } from "../running-sandbox";

/** `/_sandbox/assumptions`: how the vendors are read where nobody knows them. */
export function assumptionRoutes({ readings }: RunningSandbox): Hono {
  return new Hono()
    .get("/", (c) =>
      c.json({ assumptions: readings.all.map(({ assumption, ...current }) => ({ ...assumption, ...current })) }),
    )
    .put("/", async (c) => {
      const body: unknown = await c.req.json().catch(() => undefined);
      const parsed = parseReadings(body);
      if ("error" in parsed) return c.json(parsed, 400);
      readings.choose(parsed.chosen);
      return c.body(null, 204);
    })
    .delete("/", (c) => {
      readings.reset();
      return c.body(null, 204);
    });
}
