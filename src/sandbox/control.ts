import { type Context, Hono } from "hono";
import type { z } from "zod";
import { describeIssues } from "./errors";
import { type ArmedFault, isSpent } from "./fault-list";
import { faultSchema } from "./fault-schema";
import { objectsSchema } from "./objects-schema";
import { objectsOf } from "./open-vendors";
import type { RunningSandbox } from "./running-sandbox";
import type { RunningVendor } from "./running-vendor";

const routes = [
  { method: "GET", path: "/_sandbox/requests", does: "counts vendor requests; ?log=true adds the latest one by one" },
  { method: "DELETE", path: "/_sandbox/requests", does: "starts counting from zero" },
  { method: "GET", path: "/_sandbox/faults", does: "lists armed faults and how often each hit" },
  {
    method: "POST",
    path: "/_sandbox/faults",
    does: `arms a fault, such as {"kind":"status","status":503,"method":"POST","path":"/tests/*"}`,
  },
  { method: "DELETE", path: "/_sandbox/faults", does: "disarms every fault" },
  { method: "DELETE", path: "/_sandbox/faults/{id}", does: "disarms one fault" },
  { method: "GET", path: "/_sandbox/objects", does: "shows all that the vendors hold" },
  { method: "PUT", path: "/_sandbox/objects", does: "replaces what the vendors in the body hold" },
];

/** Every control route, as `GET /_sandbox` and the page list them. */
export function listControls(vendors: readonly RunningVendor[]): typeof routes {
  const added = vendors.flatMap(({ vendor, controls }) =>
    controls.map((control) => ({ ...control, does: `what happens to ${vendor.name} outside its API` })),
  );
  return [...routes, ...added];
}

/** What a test uses to watch and disturb the vendors. Mounted at `/_sandbox`. */
export function controlRoutes(sandbox: RunningSandbox): Hono {
  const app = new Hono();
  app.get("/", (c) => c.json({ url: sandbox.url(), routes: listControls(sandbox.vendors) }));
  app.route("/requests", requestRoutes(sandbox));
  app.route("/faults", faultRoutes(sandbox));
  app.route("/objects", objectRoutes(sandbox));
  for (const running of sandbox.vendors) {
    app.all(`/${running.vendor.key}/*`, async (c) => {
      const answer = await running.answer(c.req.raw);
      sandbox.changed();
      return answer;
    });
  }
  return app;
}

function requestRoutes({ requests }: RunningSandbox): Hono {
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

function faultRoutes({ faults, vendors }: RunningSandbox): Hono {
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

function objectRoutes({ vendors, changed }: RunningSandbox): Hono {
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

function describeFault({ id, fault, matched, hits }: ArmedFault) {
  return { id, ...fault, matched, hits, spent: isSpent({ id, fault, matched, hits }) };
}

async function readBody<T>(c: Context, schema: z.ZodType<T>): Promise<{ value: T } | { error: string }> {
  let body: unknown;
  try {
    body = await c.req.json();
  } catch {
    return { error: "the body is not JSON" };
  }
  const parsed = schema.safeParse(body);
  return parsed.success ? { value: parsed.data } : { error: describeIssues(parsed.error) };
}
