import type { HttpBindings } from "@hono/node-server";
import { Hono } from "hono";
import { html } from "hono/html";
import { controlRoutes } from "./control";
import { answerError } from "./errors";
import { Page } from "./page";
import type { RunningSandbox } from "./running-sandbox";
import { controlMount } from "./running-vendor";
import { serveVendor } from "./traffic";

/** Everything the sandbox serves: the page, the control routes and the vendors below their mounts. */
export function sandboxApp(sandbox: RunningSandbox): Hono<{ Bindings: HttpBindings }> {
  const app = new Hono<{ Bindings: HttpBindings }>();
  app.onError(answerError);
  app.get("/", (c) => c.html(html`<!doctype html>${<Page sandbox={sandbox} />}`));
  app.route(controlMount, controlRoutes(sandbox));
  for (const running of sandbox.vendors) {
    app.all(`${running.vendor.mount}/*`, (c) => serveVendor(c, running, sandbox));
  }
  app.notFound((c) => {
    const mounts = ["/", controlMount, ...sandbox.vendors.map(({ vendor }) => vendor.mount)];
    return c.json({ error: `nothing at ${c.req.path}; the sandbox serves ${mounts.join(", ")}`, mounts }, 404);
  });
  return app;
}
