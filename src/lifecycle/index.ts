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
export { sameValue } from "./fields/equality";
export { describeField, type FieldMeta, metaOf } from "./fields/meta";
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
} from "./fields/schema";
export { secretTexts } from "./fields/secret-values";
export { typeInWords } from "./fields/type-in-words";
export { containsUnknown, plainValues, UNKNOWN } from "./fields/values";
export { liveOf, smallestInputs } from "./live";
export { messageOf } from "./message-of";
export { createResource, type Resource, readResource, updateResource } from "./operations";
export { PartialWriteError } from "./partial-write-error";
export { type NamedObject, pickByName } from "./pick-by-name";
export { isUnclearable } from "./removal";
export { diffResource, guardReplacement, type ResourceDiff } from "./resource-diff";
export { applyRules, type Rule } from "./rules";
export type { Vendor } from "./vendor";
