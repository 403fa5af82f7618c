import { Hono } from "hono";
import { defineVendor } from "../../src/sandbox/vendor";

export interface FakeState {
  things: Record<string, { name: string }>;
  nextId: number;
}

/** The smallest vendor that can create, list, show and delete things. Any value of its token is accepted. */
export const fakeVendor = defineVendor({
  key: "fake",
  name: "Fake Vendor",
  mount: "/fake/v1",
  settings: {
    endpoint: { env: "FAKE_ENDPOINT", config: "fakeEndpoint" },
    token: { env: "FAKE_TOKEN", config: "fakeToken", secret: true },
  },
  seed: (size): FakeState => ({
    things: {},
    nextId: size === "small" ? 100 : 100_000,
  }),
  credentials: () => ({ token: crypto.randomUUID() }),
  app(state, { credentials, origin, now, rateLimit }) {
    const app = new Hono();
    app.get("/about", (c) =>
      c.json({ token: credentials.token, origin: origin(), now: now().toISOString(), rateLimit: rateLimit ?? "own" }),
    );
    app.get("/defect", () => {
      throw new Error("fake defect");
    });
    app.get("/things", (c) => c.json(Object.keys(state.things)));
    app.post("/things", async (c) => {
      const id = String(state.nextId++);
      state.things[id] = { name: (await c.req.json()).name };
      return c.json({ id, ...state.things[id] }, 201);
    });
    app.get("/things/:id", (c) => {
      const thing = state.things[c.req.param("id")];
      return thing ? c.json(thing) : c.json({ title: "no such thing" }, 404);
    });
    app.delete("/things/:id", (c) => {
      delete state.things[c.req.param("id")];
      return c.body(null, 204);
    });
    return app;
  },
  controls(state) {
    return new Hono().post("/things/:id/break", (c) => {
      state.things[c.req.param("id")] = { name: "broken" };
      return c.json({ broken: c.req.param("id") });
    });
  },
  refusal: (status, now, path) => ({
    headers: { "content-type": "application/problem+json", "x-refused-at": now.toISOString() },
    body: JSON.stringify({ title: `fake ${status}`, instance: path }),
  }),
  tables: ({ things }) => [
    { title: "Things", columns: ["Name"], rows: Object.values(things).map(({ name }) => [name]) },
    { title: "Places", columns: ["Name"], rows: [["Berlin"]], supplied: true },
  ],
});
