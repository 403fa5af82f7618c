import { DiffResponse, PropertyDiff } from "@pulumi/pulumi/proto/provider_pb";
import type { ResourceDiff } from "../lifecycle";
import { stableOutputs } from "./preview";
import type { NativeResource } from "./resources";

const { Kind } = PropertyDiff;
const KINDS = {
  add: [Kind.ADD, Kind.ADD_REPLACE],
  delete: [Kind.DELETE, Kind.DELETE_REPLACE],
  update: [Kind.UPDATE, Kind.UPDATE_REPLACE],
} as const;

/** A diff in the engine's form: each property by its path, into lists and objects. */
export function diffAnswer(resource: NativeResource, diff: ResourceDiff): DiffResponse {
  const { properties, replaces, deleteBeforeReplace, completes } = diff;
  const { DIFF_NONE, DIFF_SOME } = DiffResponse.DiffChanges;
  const answer = new DiffResponse();
  answer.setChanges(properties.length > 0 || completes ? DIFF_SOME : DIFF_NONE);
  answer.setReplacesList(replaces.map(topLevel));
  answer.setDiffsList([...new Set(properties.map(({ path }) => topLevel(path)))]);
  answer.setStablesList(stableOutputs(resource));
  answer.setDeletebeforereplace(deleteBeforeReplace);
  answer.setHasdetaileddiff(properties.length > 0);
  for (const property of properties) {
    const detail = new PropertyDiff();
    detail.setKind(KINDS[property.kind][property.replaces ? 1 : 0]);
    answer.getDetaileddiffMap().set(property.path, detail);
  }
  return answer;
}

function topLevel(path: string): string {
  return path.split(/[.[]/, 1)[0] ?? path;
}
