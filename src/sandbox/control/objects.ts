import { Hono } from "hono";
import { objectsSchema } from "../objects-schema";
import { objectsOf } from "../open-vendors";
import type { RunningSandbox } from "../running-sandbox";
import { readBody } from "./read-body";

/** `/_sandbox/objects`: all that the vendors hold. */
export function objectRoutes({ vendors, changed }: RunningSandbox): Hono {
  const schema = objectsSchema(vendors.map(({ vendor }) => vendor));
  return new Hono()
    .get("/", (c) => c.json(objectsOf(vendors)))
    .put("/", async (c) => {
      const read = await readBody(c, schema);
      if ("error" in read) return c.json(read, 400);
      for (const running of vendors) {
        const state = read.value[running.vendor.key];
        if (state !== undefined) running.restore(state);
      }
      changed();
      return c.body(null, 204);
    });
}
