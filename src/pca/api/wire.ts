import * as z from "zod";

/** Answers of the orchestration API v3, loosely: unknown keys are kept, because an update sends them back. */

const revised = { _rev: z.string().optional() };

export const wireAgentConfig = z.looseObject({ id: z.string(), attributes: z.looseObject(revised) });
export type WireAgentConfig = z.infer<typeof wireAgentConfig>;

export const wireSession = z.looseObject({
  id: z.string(),
  attributes: z.looseObject({ ...revised, agentId: z.string().optional(), session: z.looseObject({}) }),
});
export type WireSession = z.infer<typeof wireSession>;

/** Agents and sessions report their state in documents of their own, which nobody can write. */
export const wireStatus = z.looseObject({ attributes: z.looseObject({}) });
export type WireStatus = z.infer<typeof wireStatus>;

/** A status document in a list. */
export const wireListedStatus = wireStatus.extend({ id: z.string() });
export type WireListedStatus = z.infer<typeof wireListedStatus>;

/** A session in a list, of which only the id is relied on. */
export const wireListedSession = z.looseObject({
  id: z.string(),
  attributes: z.looseObject({ session: z.looseObject({ sessionName: z.string().optional() }).optional() }).optional(),
});
export type WireListedSession = z.infer<typeof wireListedSession>;

export const enveloped = <T extends z.ZodType>(data: T) => z.looseObject({ data });
