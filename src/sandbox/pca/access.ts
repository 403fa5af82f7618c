import { randomBytes } from "node:crypto";
import { type Context, Hono, type MiddlewareHandler } from "hono";
import { getCookie, setCookie } from "hono/cookie";
import { answerDocument, refuse } from "./answers";
import type { Tenant } from "./tenant";

/** What opens this tenant: the token of a service user, or the login of its one user. */
export type PcaCredentials = {
  token: string;
  username: string;
  password: string;
};

const cookie = "skylight-aaa";

/** `/api/v1/auth`: login, the check of a login, and logout. */
export function authRoutes(tenant: Tenant, credentials: PcaCredentials): Hono {
  const app = new Hono();
  app.post("/login", async (c) => {
    checkLogin(await c.req.parseBody(), credentials);
    const token = randomBytes(24).toString("hex");
    tenant.logins[token] = tenant.now().toISOString();
    c.header("authorization", `Bearer ${token}`);
    setCookie(c, cookie, token);
    return answerDocument(c, user(tenant, credentials));
  });
  app.get("/session", requireAccess(tenant, credentials), (c) => answerDocument(c, user(tenant, credentials)));
  app.post("/logout", (c) => {
    const token = presentedToken(c);
    if (token === undefined || !hasLogin(tenant, token)) throw refuse(404, "there is no such session");
    delete tenant.logins[token];
    return c.body(null, 200);
  });
  return app;
}

/** Lets a request through that bears the service user's token or the token of a login that still counts. */
export function requireAccess(tenant: Tenant, credentials: PcaCredentials): MiddlewareHandler {
  return async (c, next) => {
    const token = presentedToken(c);
    const known = token !== undefined && (token === credentials.token || hasLogin(tenant, token));
    // assumed: pca-expired-login
    if (!known) throw refuse(tenant.reading("pca-expired-login") === "403" ? 403 : 401, "authentication is required");
    await next();
  };
}

/** The vendor issues a token for the login form; here the service user's own serves as one. */
function checkLogin(form: Record<string, unknown>, { token, username, password }: PcaCredentials): void {
  if (form.token === token) return;
  const isUser = form.username === username;
  if (!isUser && form.username !== undefined) throw refuse(404, `user ${form.username} does not exist`);
  if (!isUser || form.password !== password) throw refuse(401, "the credentials are wrong");
}

function hasLogin(tenant: Tenant, token: string): boolean {
  return Object.hasOwn(tenant.logins, token);
}

function presentedToken(c: Context): string | undefined {
  const [, bearer] = /^Bearer (\S+)$/.exec(c.req.header("authorization") ?? "") ?? [];
  return bearer ?? getCookie(c, cookie);
}

function user(tenant: Tenant, { username }: PcaCredentials) {
  const attributes = { emailAddress: username, name: "Sandbox", roles: ["tenant-admin"], tenants: [tenant.name()] };
  return { type: "users", id: username, attributes };
}
