export { type CheckContext, type CheckResult, checkInputs } from "./check";
export { MissingSettingError, requiredSetting, type Setting, type SettingSources, settingValue } from "./config";
export {
  type Answer,
  type Call,
  type Change,
  type CheckFailure,
  type Created,
  defineResource,
  type ResourceDefinition,
} from "./definition";
export { diffInputs, type PropertyDiff } from "./diff";
export { sameValue } from "./equality";
export { liveOf, smallestInputs } from "./live";
export { messageOf } from "./message-of";
export { describeField, type FieldMeta, metaOf } from "./meta";
export { createResource, type Resource, readResource, updateResource } from "./operations";
export { PartialWriteError } from "./partial-write-error";
export { type NamedObject, pickByName } from "./pick-by-name";
export { isUnclearable } from "./removal";
export { diffResource, guardReplacement, type ResourceDiff } from "./resource-diff";
export { applyRules, type Rule } from "./rules";
export {
  discriminatorOf,
  fieldsFor,
  hasMark,
  type InputSchema,
  isObject,
  isRequired,
  itemOf,
  shapeOf,
  unwrap,
  type Values,
  variantsBy,
  variantsOf,
} from "./schema";
export { secretTexts } from "./secret-values";
export { typeInWords } from "./type-in-words";
export { containsUnknown, plainValues, UNKNOWN } from "./values";
export type { Vendor } from "./vendor";
