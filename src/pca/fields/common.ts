import * as z from "zod";
import { type Change, describeField, type FieldMeta, isObject, type Values } from "../../lifecycle";
import { orEmpty, pick } from "../api/overlay";

/** A field that a program may leave out. An update writes the whole document, so leaving it out also takes it back. */
export function setting<T extends z.ZodType>(type: T, meta: FieldMeta): z.ZodOptional<T> {
  return describeField(type.optional(), { restoredByOmission: true, ...meta });
}

/** A whole number within bounds, both included. */
export function whole(min: number, max: number, meta: FieldMeta) {
  return setting(z.int().min(min).max(max), meta);
}

export function port(description: string, meta: FieldMeta = {}) {
  return whole(1, 65535, { description, ...meta });
}

export function flag(description: string, serverDefault?: boolean) {
  return setting(z.boolean(), { description, serverDefault });
}

export function text(description: string, meta: FieldMeta = {}) {
  return setting(z.string().min(1), { description, ...meta });
}

export const uuid = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, "a UUID");

/** IPv4 or IPv6 address, or host name. */
export const address = (description: string) => describeField(z.string().min(1), { description });

export const metadata = setting(z.record(z.string(), z.string()), {
  description: "Keys and values of your own. Keys that somebody else added at the vendor are left alone.",
  serverDefault: {},
});

/** Of a document's metadata, the keys that a program sets; all of them when it says nothing, as in an import. */
export function ownMetadata(found: unknown, set: unknown): Values | undefined {
  if (!isObject(found) || set === undefined) return found as Values | undefined;
  return pick(found, Object.keys(orEmpty(set)));
}

/** What an update is about, with the keys of metadata that it drops: an answer that still shows one has kept it. */
export function withDroppedMetadata({ olds, news }: Change): Values {
  if (news.metadata === undefined) return news;
  return { ...news, metadata: { ...orEmpty(olds.metadata), ...orEmpty(news.metadata) } };
}

/** Values whose change is a request to do something anew. */
export const triggers = (description: string) =>
  describeField(z.record(z.string(), z.string()).optional(), { description, inputOnly: true });
