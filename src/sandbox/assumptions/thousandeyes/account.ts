import { assumption } from "../assumption";
import { browserTests, everyTest } from "./concerns";

/** What one account has and another does not. */
export const accountAssumptions = [
  assumption({
    name: "thousandeyes-default-device",
    vendor: "thousandEyes",
    question: "Which emulated device has a browser test that names none?",
    readings: {
      "recorded-id": "281474976710656, as recorded.",
      "another-id": "One of the account's own: the recorded id does not exist there.",
    },
    default: "recorded-id",
    source: "Recorded in a single account.",
    rule: "The id is never sent unless a program sets it.",
    concerns: browserTests,
  }),
  assumption({
    name: "thousandeyes-test-names",
    vendor: "thousandEyes",
    question: "Among which tests must a name be unique?",
    readings: {
      "unique-in-group": "All of the account group, whatever their type.",
      "unique-per-type": "Those of one type in the account group.",
    },
    default: "unique-in-group",
    source: "A clash between tests of one type was recorded as refused; between types nothing was tried.",
    rule: "A refused name is looked for among tests of every type.",
    concerns: everyTest,
  }),
  assumption({
    name: "thousandeyes-foreign-group",
    vendor: "thousandEyes",
    question: "What does a request get whose `aid` the token's user is not in?",
    readings: { "403": "403.", "404": "404, as for an object that is not there.", "400": "400." },
    default: "403",
    source: "The documents speak of an error, and list 403 for accounts that are not allowed and 400 for a bad `aid`.",
    rule: "A 404 proves that a test is gone only when the account group is one of the user's, or answers.",
    concerns: everyTest,
  }),
  assumption({
    name: "thousandeyes-second-delete",
    vendor: "thousandEyes",
    question: "What does a DELETE of a test that is gone answer?",
    readings: { "404": "404, as the GET does.", "204": "204, as the first time." },
    default: "404",
    source: "Not documented and never recorded.",
    rule: "Both are a success.",
    concerns: everyTest,
  }),
] as const;
