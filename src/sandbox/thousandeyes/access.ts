import type { MiddlewareHandler } from "hono";
import { organizationOf } from "./account/organizations";
import { Problem, plainProblem, Unauthorized } from "./problems";
import { RequestBudget } from "./rate-limit";
import type { Env, Service } from "./service";
import { byId, type User } from "./state";

/** Lets requests with a known token through, as many as its organisation may send. */
export function admit({ state, options }: Service): MiddlewareHandler<Env> {
  const budgets = new Map<string, RequestBudget>();
  const budgetOf = ({ loginAid }: User) => {
    const { orgId } = organizationOf(state, loginAid);
    const budget = budgets.get(orgId) ?? new RequestBudget(options.rateLimit);
    budgets.set(orgId, budget);
    return budget;
  };
  return async (c, next) => {
    const now = options.now();
    const token = /^Bearer +(\S+) *$/i.exec(c.req.header("authorization") ?? "")?.[1];
    const user = token === options.token ? state.user : byId(state.tokens, token);
    // A request without a known token costs nobody anything; what it is told is the first organisation's.
    const budget = budgetOf(user ?? state.user);
    const within = user !== undefined && budget.spend(now);
    for (const [name, value] of Object.entries(budget.headers(now))) c.header(name, value);
    if (!user) throw new Unauthorized();
    if (!within) throw plainProblem(429);
    c.set("user", user);
    await next();
  };
}

/** Finds the account group: `aid`, or the group the token's user logs in to. */
export function scope({ options }: Service): MiddlewareHandler<Env> {
  return async (c, next) => {
    const { loginAid, aids } = c.get("user");
    const aid = c.req.query("aid") ?? loginAid;
    if (!/^\d+$/.test(aid)) throw plainProblem(400);
    if (!aids.includes(aid)) throw foreignGroup(options, aid);
    c.set("aid", aid);
    await next();
  };
}

/** assumed: thousandeyes-foreign-group */
function foreignGroup({ reading }: Service["options"], aid: string): Problem {
  switch (reading("thousandeyes-foreign-group")) {
    case "403":
      return new Problem(403, "403 Forbidden", `No access to account group ${aid}`);
    case "404":
      return plainProblem(404);
    case "400":
      return plainProblem(400);
  }
}
