import type { Created, Values } from "../../lifecycle";
import { overlay, pick } from "../api/overlay";
import type { WireSession } from "../api/wire";
import { ownMetadata } from "../fields/common";
import { sessionKeys } from "./fields/session";

/** What a program says about the vendor's session. */
export function documentOf(values: Values): Values {
  return pick(values, sessionKeys);
}

/** The current document with our own change in it; the revision and unknown keys stay. */
export function changedSession({ id, attributes }: WireSession, olds: Values, news: Values) {
  const session = overlay(attributes.session, documentOf(olds), { ...documentOf(news), sessionId: id });
  return { agentId: news.agentId, ...attributes, session };
}

/** A session in the program's vocabulary. */
export function fromWire({ id, attributes }: WireSession, set: Values, outputs: Values): Created {
  const inputs: Values = { ...documentOf(attributes.session), sessionId: id };
  if (attributes.agentId !== undefined) inputs.agentId = attributes.agentId;
  if (inputs.metadata !== undefined) inputs.metadata = ownMetadata(inputs.metadata, set.metadata);
  return { id, inputs, outputs };
}
