export { type Account, accountIn } from "./account";
export type { Accounts } from "./accounts";
export { refuseOwned } from "./adoption";
export type { Call, HostCall } from "./call";
export { type CheckContext, type CheckResult, checkInputs } from "./check";
export { checkAdoption } from "./check-adoption";
export type { Secrets } from "./check-messages";
export { MissingSettingError, requiredSetting, type Setting, type SettingSources, settingValue } from "./config";
export {
  type Answer,
  type Change,
  type CheckFailure,
  type Created,
  defineResource,
  type Listed,
  type ResourceDefinition,
  type State,
} from "./definition";
export { diffInputs, type PropertyDiff } from "./diff";
export { sameValue } from "./fields/equality";
export { describeField, type FieldMeta, metaOf } from "./fields/meta";
export { likelyName } from "./fields/nearest";
export {
  discriminatorOf,
  entryOf,
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
export { mapSecrets, secretTexts } from "./fields/secret-values";
export { typeInWords } from "./fields/type-in-words";
export { containsUnknown, plainValues, UNKNOWN } from "./fields/values";
export { liveOf, smallestInputs } from "./live";
export { checkLookup, defineLookup, type LookupCall, type LookupDefinition } from "./lookup";
export { messageOf } from "./message-of";
export {
  callWhereItLives,
  createResource,
  deleteResource,
  type Resource,
  readResource,
  updateResource,
} from "./operations";
export { PartialWriteError } from "./partial-write-error";
export { nearestOf, pickByName } from "./pick-by-name";
export { isUnclearable } from "./removal";
export { accountNamed, diffResource, guardReplacement, type ResourceDiff } from "./resource-diff";
export { applyRules, failure, type Rule } from "./rules";
export { type CreateJournal, type Log, Owners, objectName, type Run, resourceName } from "./run";
export { UnknownOutcomeError } from "./unknown-outcome-error";
export type { Vendor, WaitListener } from "./vendor";
