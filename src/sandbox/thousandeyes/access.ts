import type { MiddlewareHandler } from "hono";
import { Problem, plainProblem, Unauthorized } from "./problems";
import { RequestBudget } from "./rate-limit";
import type { Env, Service } from "./service";

/** Lets requests with the right token through, as many as the organisation may send. */
export function admit({ options }: Service): MiddlewareHandler<Env> {
  const budget = new RequestBudget(options.rateLimit);
  return async (c, next) => {
    const now = options.now();
    // assumed: a request that names no organisation costs none of them anything.
    const known = /^Bearer +(\S+) *$/i.exec(c.req.header("authorization") ?? "")?.[1] === options.token;
    const within = known && budget.spend(now);
    for (const [name, value] of Object.entries(budget.headers(now))) c.header(name, value);
    if (!known) throw new Unauthorized();
    if (!within) throw plainProblem(429);
    await next();
  };
}

/** Finds the account group: `aid`, or the group the token's user logs in to. */
export function scope({ state }: Service): MiddlewareHandler<Env> {
  return async (c, next) => {
    const aid = c.req.query("aid") ?? state.user.loginAid;
    if (!/^\d+$/.test(aid)) throw plainProblem(400);
    if (!state.accountGroups.some((group) => group.aid === aid)) {
      throw new Problem(403, "403 Forbidden", `No access to account group ${aid}`);
    }
    c.set("aid", aid);
    await next();
  };
}
