import { Hono } from "hono";
import { z } from "zod";
import type { RunningSandbox } from "../running-sandbox";
import { readBody } from "./read-body";

const tenYears = 315_360_000_000;
const schema = z.strictObject({ offsetMs: z.int().min(-tenYears).max(tenYears) });

/** `/_sandbox/clock`: how wrong the vendors' clock is. */
export function clockRoutes({ clock }: RunningSandbox): Hono {
  return new Hono()
    .get("/", (c) => c.json({ now: clock.now().toISOString(), offsetMs: clock.offsetMs }))
    .put("/", async (c) => {
      const read = await readBody(c, schema);
      if ("error" in read) return c.json(read, 400);
      clock.offsetMs = read.value.offsetMs;
      return c.body(null, 204);
    })
    .delete("/", (c) => {
      clock.offsetMs = 0;
      return c.body(null, 204);
    });
}
