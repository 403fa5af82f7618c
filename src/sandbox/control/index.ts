import { Hono } from "hono";
import type { RunningSandbox } from "../running-sandbox";
import type { RunningVendor } from "../running-vendor";
import { assumptionRoutes } from "./assumptions";
import { clockRoutes } from "./clock";
import { faultRoutes } from "./faults";
import { objectRoutes } from "./objects";
import { requestRoutes } from "./requests";

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
  { method: "GET", path: "/_sandbox/clock", does: "tells the vendors' time and how far it is off" },
  { method: "PUT", path: "/_sandbox/clock", does: `sets the vendors' clock wrong, such as {"offsetMs":-60000}` },
  { method: "DELETE", path: "/_sandbox/clock", does: "sets the vendors' clock right" },
  { method: "GET", path: "/_sandbox/assumptions", does: "lists what is assumed of the vendors, and how it is read" },
  { method: "PUT", path: "/_sandbox/assumptions", does: `reads some otherwise, such as {"pca-put":"merges"}` },
  { method: "DELETE", path: "/_sandbox/assumptions", does: "reads all of them as by default" },
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
  app.route("/clock", clockRoutes(sandbox));
  app.route("/assumptions", assumptionRoutes(sandbox));
  for (const running of sandbox.vendors) {
    app.all(`/${running.vendor.key}/*`, async (c) => {
      const answer = await running.answer(c.req.raw);
      sandbox.changed();
      return answer;
    });
  }
  return app;
}
