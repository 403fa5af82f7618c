import type { Context } from "hono";
import type { z } from "zod";
import { describeIssues } from "../errors";

/** The JSON body of a control request, or what is wrong with it. */
export async function readBody<T>(c: Context, schema: z.ZodType<T>): Promise<{ value: T } | { error: string }> {
  let body: unknown;
  try {
    body = await c.req.json();
  } catch {
    return { error: "the body is not JSON" };
  }
  const parsed = schema.safeParse(body);
  return parsed.success ? { value: parsed.data } : { error: describeIssues(parsed.error) };
}
