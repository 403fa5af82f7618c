import { refuse } from "./answers";
import type { Stored } from "./collection";
import type { AgentConfig } from "./fields/agent-config";
import type { AgentSession } from "./fields/session";
import { withAgentDefaults, withSessionDefaults } from "./server-defaults";
import type { Tenant } from "./tenant";

const internalKeys = { configuration: "AgentConfiguration", session: "SessionConfiguration" } as const;

/** A configuration as answers show it. */
export function shownConfiguration(tenant: Tenant, { attributes, ...stored }: Stored<AgentConfig>) {
  const shown = withAgentDefaults(tenant, attributes);
  return { ...stored, attributes: { ...shown, ...internal(tenant, internalKeys.configuration) } };
}

/** A session as answers show it. */
export function shownSession(tenant: Tenant, { attributes, ...stored }: Stored<AgentSession>) {
  const session = withoutPasswords(tenant, withSessionDefaults(tenant, attributes.session));
  return {
    ...stored,
    attributes: { ...attributes, session: { ...session, ...internal(tenant, internalKeys.session) } },
  };
}

/** The sent attributes without the keys that only answers have. @throws 400 when a PUT must not repeat them. */
export function withoutInternals<T extends object>({ reading }: Tenant, sent: T): T {
  const repeated = Object.values(internalKeys).find((key) => Object.hasOwn(sent, key));
  if (repeated === undefined || reading("pca-internal-keys") === "absent") return sent;
  if (reading("pca-internal-keys") === "refused-when-repeated") throw refuse(400, `${repeated} must not be set`);
  const { [repeated as keyof T]: _, ...rest } = sent;
  return rest as T;
}

/** assumed: pca-internal-keys */
function internal({ reading }: Tenant, key: string): object {
  return reading("pca-internal-keys") === "absent" ? {} : { [key]: { generated: true } };
}

/** assumed: pca-passwords-in-answers */
function withoutPasswords({ reading }: Tenant, session: AgentSession["session"]): AgentSession["session"] {
  const secret = ["password", "proxyPass"];
  if (!Object.keys(session.transfer ?? {}).some((name) => secret.includes(name))) return session;
  const shown = reading("pca-passwords-in-answers");
  if (shown === "returned") return session;
  const fields = Object.entries(session.transfer ?? {}).flatMap(([name, value]) => {
    if (!secret.includes(name)) return [[name, value]];
    return shown === "omitted" ? [] : [[name, "********"]];
  });
  return { ...session, transfer: Object.fromEntries(fields) };
}
