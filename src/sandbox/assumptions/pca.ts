import { assumption } from "./assumption";

const configurations = { type: "PcaAgentConfig" } as const;
const secrets = { type: "PcaAgentSecret" } as const;
const sessions = { type: "PcaSession" } as const;

/** What a write means to the sensor orchestration of PCA, and how much of it an answer shows. */
const writes = [
  assumption({
    name: "pca-put",
    vendor: "pca",
    question: "What does a PUT do to what its document leaves out?",
    readings: {
      replaces: "The document replaces everything: what it leaves out is gone.",
      merges:
        "Objects are merged at any depth, lists are replaced, absent keys stay; null deletes nothing, it is refused.",
    },
    default: "replaces",
    source:
      "Not documented. The update schema is the whole object, and the vendor's procedures read, edit and put back.",
    rule: "What a program drops has to be gone from the answer of the PUT; otherwise the write did not apply.",
    concerns: [configurations, sessions],
  }),
  assumption({
    name: "pca-put-without-revision",
    vendor: "pca",
    question: "What does a PUT without `_rev` get?",
    readings: { "409": "409, as with an old revision.", accepted: "It overwrites whatever is there." },
    default: "409",
    source: "Not documented: the schema does not require `_rev`, and 409 says that the revision is incorrect.",
    rule: "Every PUT carries the revision that was read just before.",
    concerns: [configurations, sessions],
  }),
  assumption({
    name: "pca-post-taken-session-id",
    vendor: "pca",
    question: "What does a POST get whose `sessionId`, or `scheduleId`, is taken?",
    readings: {
      "400": "400, as for any bad payload.",
      "409": "409, as for agent configurations.",
      overwrites: "201: the new document takes the place of the old one.",
    },
    default: "400",
    source: "Not documented: POST lists 400 only, whereas it lists 409 for agent configurations.",
    rule: "Every id is looked up before the POST, in one list of all sessions and what the same run made since.",
    concerns: [sessions],
  }),
  assumption({
    name: "pca-session-of-unknown-agent",
    vendor: "pca",
    question: "What does a session get whose agent has no configuration?",
    readings: { "400": "400.", "404": "404.", accepted: "201: it waits for its agent." },
    default: "400",
    source: "Not documented: POST lists neither 404 nor a condition, PUT lists 404 for a missing configuration.",
    rule: "A refused POST of either kind is an error that names the agent; it never passes for a session that is gone.",
    concerns: [sessions],
  }),
  assumption({
    name: "pca-configuration-cascade",
    vendor: "pca",
    question: "What becomes of an agent's sessions when its configuration is deleted?",
    readings: { "sessions-stay": "They stay, without an agent.", "sessions-deleted": "They are deleted with it." },
    default: "sessions-stay",
    source: "Not documented. The delete is said to remove the configuration and the status document.",
    rule: "A configuration is not deleted while it has sessions, unless the program asks for it, which deletes them first.",
    concerns: [configurations, sessions],
  }),
  assumption({
    name: "pca-names",
    vendor: "pca",
    question: "Can two agents, or two sessions, have one name?",
    readings: { repeatable: "Yes.", unique: "No: 400." },
    default: "repeatable",
    source:
      "Not documented for this API. The vendor's gateway model calls agent names unique, other pages object names.",
    rule: "A replacement whose name stays deletes before it creates.",
    concerns: [configurations, sessions],
  }),
] as const;

const answers = [
  assumption({
    name: "pca-empty-list",
    vendor: "pca",
    question: "What does a list answer that has nothing to show, by itself or after a filter or a page?",
    readings: { "404": "404.", empty: "200 with an empty list." },
    default: "404",
    source: "The published description says 404 when none exist; of filters and pages it says nothing.",
    rule: "Both count as an empty list.",
    concerns: [configurations, sessions],
  }),
  assumption({
    name: "pca-agent-without-sessions",
    vendor: "pca",
    question: "What does the list of one agent's sessions answer when the agent has none?",
    readings: { empty: "200 with an empty list: 404 is for unknown agents.", "404": "404, as for an unknown agent." },
    default: "empty",
    source: "Not documented: 404 says that the agent is not provisioned.",
    rule: "Both count as no sessions.",
    concerns: [configurations],
  }),
  assumption({
    name: "pca-defaults-in-answers",
    vendor: "pca",
    question: "Do answers show the vendor's default where a document sets nothing?",
    readings: { absent: "No: they show what was written.", "filled-in": "Yes, inside every block that was written." },
    default: "absent",
    source: "Not documented. Most defaults stand in description texts, not in the schema.",
    rule: "Only what the program sets is compared.",
    concerns: [configurations, secrets, sessions],
  }),
  assumption({
    name: "pca-passwords-in-answers",
    vendor: "pca",
    question: "How do answers show the passwords of a transfer session?",
    readings: { returned: "In clear.", omitted: "Not at all.", masked: "As asterisks." },
    default: "returned",
    source: "Not documented.",
    rule: "Passwords are never compared with an answer, and every PUT of a session that has one sends it anew.",
    concerns: [{ ...sessions, variants: ["transfer"] }],
  }),
  assumption({
    name: "pca-internal-keys",
    vendor: "pca",
    question:
      "Do answers hold the internal `AgentConfiguration` and `SessionConfiguration`, and may a PUT repeat them?",
    readings: {
      absent: "Answers have none, and a PUT may say what it likes.",
      returned: "Answers have them, and a PUT that repeats them is accepted.",
      "refused-when-repeated": "Answers have them, and a PUT that repeats one is refused with 400, naming it.",
    },
    default: "absent",
    source: "The published description has both keys in the response, as internal and never to be set.",
    rule: "A document goes back with all its keys, and once more without these when the refusal names one.",
    concerns: [configurations, secrets, sessions],
  }),
  assumption({
    name: "pca-agent-state-words",
    vendor: "pca",
    question: "Which words tell whether an agent is connected?",
    readings: {
      "connected-in-status": "`status` is connected or disconnected, `state` is configured.",
      "online-in-status": "`status` is online or offline, `state` is configured.",
      "connected-in-state": "`status` is running or waiting, `state` is connected or unconnected.",
    },
    default: "connected-in-status",
    source: "The published description has no enum; two models of the vendor's gateway and its command line differ.",
    rule: "Both words count as connected, in either field; the fields themselves are shown as they come.",
    concerns: [configurations],
  }),
  assumption({
    name: "pca-status-before-connect",
    vendor: "pca",
    question: "Has an agent a status document before its container first connects, or after a delete of it?",
    readings: { absent: "No: 404.", present: "Yes: it is unconfigured and not connected." },
    default: "absent",
    source: "Not documented.",
    rule: "A missing status document is no sign that the configuration is gone; its outputs stay unknown until then.",
    concerns: [configurations],
  }),
  assumption({
    name: "pca-expired-login",
    vendor: "pca",
    question: "What does a request with a token get that no longer counts?",
    readings: { "401": "401.", "403": "403." },
    default: "401",
    source: "Not documented for orchestration, which lists 403 only; the check of a session lists both.",
    rule: "Neither proves that anything is gone; after a 401 the client logs in once more.",
    concerns: [configurations, secrets, sessions],
  }),
] as const;

const commands = [
  assumption({
    name: "pca-command-without-type",
    vendor: "pca",
    question: "What does a start command do whose argument has no `type`?",
    readings: { starts: "It starts the session.", "is-refused": "It is refused with 400." },
    default: "starts",
    source: "Not documented: the schema requires no type and does not explain the values.",
    rule: "A start that is refused is an error that names the session, which stays as declared; the next up tries again.",
    concerns: [sessions],
  }),
  assumption({
    name: "pca-command-to-absent-agent",
    vendor: "pca",
    question: "What does a command get whose agent is not connected?",
    readings: { "is-refused": "400.", accepted: "200: it is obeyed later." },
    default: "is-refused",
    source: "Not documented: the endpoint lists 400, 403 and 500 and no 404.",
    rule: "A start that is refused keeps the session and is sent again by the next update.",
    concerns: [sessions],
  }),
] as const;

export const pcaAssumptions = [...writes, ...answers, ...commands] as const;
