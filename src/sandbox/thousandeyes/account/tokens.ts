import { randomUUID } from "node:crypto";
import { type Context, Hono } from "hono";
import { z } from "zod";
import { describeIssues } from "../../errors";
import { defaultAlertRules } from "../seed/alert-rules";
import { type AccountGroup, type ThousandEyesState, takeId, timestamp, type User } from "../state";
import { groupsBeside } from "./organizations";

const tokenRequest = z.strictObject({
  loginAid: z.string().optional(),
  aids: z.array(z.string()).min(1).optional(),
  organization: z.literal("other").optional(),
});

/** What happens outside the API: people who get a token of their own. */
export function thousandEyesControls(state: ThousandEyesState, { now }: { now: () => Date }): Hono {
  return new Hono().post("/tokens", async (c) => {
    const parsed = tokenRequest.safeParse(await readOptionalBody(c));
    if (!parsed.success) return c.json({ error: describeIssues(parsed.error) }, 400);
    const { organization, ...wanted } = parsed.data;
    const groups = organization === "other" ? otherGroups(state) : groupsBeside(state, state.user.loginAid);
    const known = groups.map(({ aid }) => aid);
    const aids = wanted.aids ?? known;
    const loginAid = wanted.loginAid ?? aids[0] ?? "";
    const strange = [...aids, loginAid].find((aid) => !known.includes(aid));
    if (strange !== undefined) {
      return c.json({ error: `no account group ${strange} here; choose from ${known.join(", ")}` }, 400);
    }
    if (!aids.includes(loginAid)) return c.json({ error: `loginAid ${loginAid} is not one of aids` }, 400);
    const token = randomUUID();
    state.tokens[token] = newUser(state, { loginAid, aids }, now());
    return c.json({ token, loginAid, aids }, 201);
  });
}

async function readOptionalBody(c: Context): Promise<unknown> {
  const text = await c.req.text();
  if (text === "") return {};
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The one group of an organisation that shares nothing with the first one; made when it is first asked for. */
function otherGroups(state: ThousandEyesState): AccountGroup[] {
  const [, other] = state.organizations;
  if (other) return state.accountGroups.filter(({ orgId }) => orgId === other.orgId);
  const orgId = takeId(state);
  const group = { aid: takeId(state), accountGroupName: "Elsewhere", orgId };
  state.organizations.push({ orgId, organizationName: "Other Organization" });
  state.accountGroups.push(group);
  defaultAlertRules(state, group.aid);
  return [group];
}

function newUser(state: ThousandEyesState, access: Pick<User, "loginAid" | "aids">, now: Date): User {
  const number = Object.keys(state.tokens).length + 2;
  const time = timestamp(now);
  return {
    uid: takeId(state),
    name: `Sandbox User ${number}`,
    email: `sandbox-${number}@example.com`,
    dateRegistered: time,
    lastLogin: time,
    ...access,
  };
}
