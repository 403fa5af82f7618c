import type { Context } from "hono";
import { z } from "zod";
import { describeIssues } from "../errors";
import { refuse } from "./refusal";

const text = z.string().trim().min(1);

/** The parameter table calls the interval a string, the sample sends a number. */
const interval = z.union([z.number(), z.string().regex(/^\d+$/).transform(Number)]);

export const agentCreate = z.object({
  Name: text,
  Targets: z
    .array(z.object({ Target: text, ConfigurationId: text.nullish(), TraceIntervalInMs: interval.nullish() }))
    .nullish(),
  IsTemplate: z.boolean().nullish(),
});
export type AgentCreate = z.infer<typeof agentCreate>;

export const agentRename = z.object({ Name: text });
export const agentDelete = z.object({ UniqueId: text, ShouldUninstall: z.boolean().nullish() });
export type AgentDelete = z.infer<typeof agentDelete>;
export const sessionAction = z.object({ SessionId: text, Action: z.enum(["pause", "resume"]) });

export const statusQuery = z.object({
  TargetName: z.string().nullish(),
  TargetIp: z.string().nullish(),
  QualityDefinitionIds: z.array(z.string()).nullish(),
});
export type StatusQuery = z.infer<typeof statusQuery>;
export const batchStatusQuery = statusQuery.extend({ AgentUniqueIds: z.array(z.string()) });

/** The body of a request. Its media type does not matter: the vendor's samples send none for JSON. */
export async function readBody<T>(c: Context, schema: z.ZodType<T>): Promise<T> {
  const body: unknown = await c.req.json().catch(() => {
    throw refuse(400, "The body is not JSON.");
  });
  const parsed = schema.safeParse(body);
  if (!parsed.success) throw refuse(400, describeIssues(parsed.error));
  return parsed.data;
}

/** A switch in the query; absent means off. */
export function readFlag(c: Context, name: string): boolean {
  const value = c.req.query(name)?.toLowerCase() ?? "false";
  if (value !== "true" && value !== "false") throw refuse(400, `${name} must be true or false.`);
  return value === "true";
}
