import type { Created, Values } from "../../lifecycle";
import { orEmpty, overlay, pick } from "../api/overlay";
import type { WireAgentConfig } from "../api/wire";
import { ownMetadata } from "../fields/common";
import { documentKeys } from "./fields";
import { inOrderOf, mergedReflectors } from "./reflectors";

/** What a program says about the vendor's document. */
export function documentOf(values: Values): Values {
  return pick(values, documentKeys);
}

/** The current document with our own change in it; the revision and unknown keys stay. */
export function changedDocument(current: Values, olds: Values, news: Values): Values {
  const [old, wanted] = [documentOf(olds), documentOf(news)];
  const changed = overlay(current, old, wanted);
  const { reflectors } = orEmpty(wanted.reflector);
  if (reflectors === undefined) return changed;
  const merged = mergedReflectors(orEmpty(current.reflector).reflectors, orEmpty(old.reflector).reflectors, reflectors);
  return { ...changed, reflector: { ...orEmpty(changed.reflector), reflectors: merged } };
}

/** A configuration in the program's vocabulary. */
export function fromWire({ id, attributes }: WireAgentConfig, set: Values, outputs: Values): Created {
  const inputs: Values = { ...documentOf(attributes), agentId: id };
  if (attributes.metadata !== undefined) inputs.metadata = ownMetadata(attributes.metadata, set.metadata);
  if (attributes.reflector !== undefined) inputs.reflector = orderedReflectors(orEmpty(attributes.reflector), set);
  return { id, inputs, outputs };
}

function orderedReflectors(reflector: Values, set: Values): Values {
  const { reflectors } = orEmpty(set.reflector);
  return { ...reflector, reflectors: inOrderOf(reflector.reflectors, reflectors) };
}
