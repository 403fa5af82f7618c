import { Hono } from "hono";
import { type ArmedFault, isSpent } from "../fault-list";
import { faultSchema } from "../fault-schema";
import type { RunningSandbox } from "../running-sandbox";
import { readBody } from "./read-body";

/** `/_sandbox/faults`: what goes wrong on the way to a vendor and back. */
export function faultRoutes({ faults, vendors }: RunningSandbox): Hono {
  const schema = faultSchema(vendors.map(({ vendor }) => vendor.key));
  return new Hono()
    .get("/", (c) => c.json({ faults: faults.all.map(describeFault) }))
    .post("/", async (c) => {
      const read = await readBody(c, schema);
      return "error" in read ? c.json(read, 400) : c.json(describeFault(faults.arm(read.value)), 201);
    })
    .delete("/", (c) => {
      faults.clear();
      return c.body(null, 204);
    })
    .delete("/:id", (c) => {
      const id = c.req.param("id");
      return faults.disarm(id) ? c.body(null, 204) : c.json({ error: `no fault has the id ${id}` }, 404);
    });
}

function describeFault({ id, fault, matched, hits }: ArmedFault) {
  return { id, ...fault, matched, hits, spent: isSpent({ id, fault, matched, hits }) };
}
