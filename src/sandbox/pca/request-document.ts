import type { Context } from "hono";
import { z } from "zod";
import { describeIssues } from "../errors";
import { refuse } from "./answers";
import type { Tenant } from "./tenant";

/** Published scripts send plain JSON as well as the vendor's own media type. */
const accepted = /^application\/(vnd\.api\+)?json\b/;

/** The attributes of a create request. Keys the vendor does not know are kept. */
export async function readNew<T>(c: Context, type: string, attributes: z.ZodType<T>): Promise<T> {
  const { data } = await read(c, z.object({ data: z.object({ type: z.literal(type), attributes }) }));
  return withoutRevision(data.attributes);
}

export interface Update<T> {
  id: string;
  /** The revision that the caller believes to be the current one. */
  revision: string | undefined;
  attributes: T;
}

/** An update request: the whole document again, with its id and the revision it is based on. */
export async function readUpdate<T>(c: Context, type: string, attributes: z.ZodType<T>): Promise<Update<T>> {
  const revised = z.looseObject({ _rev: z.string().optional() });
  const document = z.object({ type: z.literal(type), id: z.string(), attributes: attributes.and(revised) });
  const { data } = await read(c, z.object({ data: document }));
  return { id: data.id, revision: data.attributes._rev, attributes: withoutRevision<T>(data.attributes) };
}

/** assumed: pca-put-without-revision */
export function checkRevision(
  { reading }: Tenant,
  update: Update<unknown>,
  stored: { attributes: { _rev: string } },
): void {
  const current = stored.attributes._rev;
  if (update.revision === current) return;
  if (update.revision === undefined && reading("pca-put-without-revision") === "accepted") return;
  throw refuse(409, `_rev ${update.revision ?? "(missing)"} of ${update.id} is not the current one`);
}

async function read<T>(c: Context, schema: z.ZodType<T>): Promise<T> {
  const mediaType = c.req.header("content-type") ?? "";
  if (!accepted.test(mediaType)) throw refuse(400, `content type ${mediaType || "(none)"} is not supported`);
  const body: unknown = await c.req.json().catch(() => {
    throw refuse(400, "the body is not JSON");
  });
  const parsed = schema.safeParse(body);
  if (!parsed.success) throw refuse(400, `invalid payload: ${describeIssues(parsed.error)}`);
  return parsed.data;
}

/** The revision is the server's: one that a create request brings along counts for nothing. */
function withoutRevision<T>(attributes: T): T {
  const { _rev, ...rest } = attributes as T & { _rev?: unknown };
  return rest as T;
}
