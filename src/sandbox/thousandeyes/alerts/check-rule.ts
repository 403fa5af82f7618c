import type { JsonObject } from "../json";
import { fieldError, Problem, plainProblem, requestErrors } from "../problems";
import { readSettings } from "../tests/read-settings";
import { alertTypes, otherAlertTypes } from "./alert-types";
import { fitsAlertType, strayWord } from "./expression";
import { ruleFields } from "./rule-fields";

/** The settings in a request body. observed: unlike tests, this service names nothing that it cannot read. */
export function readRule(body: JsonObject): JsonObject {
  const { values, wrong } = readSettings(ruleFields, body);
  const group = body.alertGroupType;
  const known = ["bgp", "browser-session", "cloud-enterprise", "endpoint"];
  const readable = group === undefined || group === null || known.includes(String(group));
  if (wrong.length > 0 || !readable) throw plainProblem(400, "Failed to read request");
  return values;
}

/** Each step has its own form of refusal, and hides what the later ones would find. */
export function checkRule(rule: JsonObject): void {
  checkLimits(rule);
  checkSeverity(rule);
  checkCombination(rule);
  checkExpression(rule);
  checkRounds(rule);
}

function checkLimits(rule: JsonObject): void {
  const limits: [string, number, number][] = [
    ["roundsViolatingRequired", 1, 10],
    ["minimumSourcesPct", 0, 100],
    ["roundsViolatingOutOf", 1, 10],
    ["minimumSources", 0, Number.POSITIVE_INFINITY],
  ];
  const problems = limits.flatMap(([name, min, max]) => {
    const value = rule[name];
    if (typeof value !== "number") return [];
    if (value > max) return [fieldError(name, `must be less than or equal to ${max}.`)];
    return value < min ? [fieldError(name, `must be greater than or equal to ${min}.`)] : [];
  });
  if (!rule.expression) problems.push(fieldError("expression", "Expression must not be null."));
  // Every recorded rule has a name; the words are the sandbox's own.
  if (!rule.ruleName) problems.push(fieldError("ruleName", "Rule name must not be null."));
  if (problems.length > 0) throw requestErrors(problems);
}

function checkSeverity({ severity }: JsonObject): void {
  if (severity !== "unknown") return;
  throw new Problem(400, "Invalid Severity UNKNOWN given. Valid values are [INFO, MINOR, MAJOR, CRITICAL].");
}

/** One line for each field that does not go with another. */
function checkCombination(rule: JsonObject): void {
  const lines: string[] = [];
  const { alertType, direction, minimumSources, minimumSourcesPct, expression } = rule;
  const type = alertTypes[String(alertType)];
  if ((minimumSources === undefined) === (minimumSourcesPct === undefined)) {
    const text = "Exactly 1 field must be defined between minimumSources and minimumSourcesPct";
    lines.push(`minimumSourcesPct: ${text}`, `minimumSources: ${text}`);
  }
  if (direction !== undefined && type && !type.hasDirection) {
    lines.push(`direction: Rule cannot have a direction set for alert type ${type.title}`);
  }
  if (type && !fitsAlertType(String(expression), String(alertType))) {
    lines.push("expression: expression and alertType fields are not compatible");
  }
  if (lines.length > 0) throw new Problem(400, lines.join("\n"));
}

function checkExpression({ expression }: JsonObject): void {
  const word = strayWord(String(expression));
  if (word === undefined) return;
  const symbol = `Couldn't repair and continue parse in Symbol: #27\r\nCurrent Symbol: #27 - ${word}.`;
  throw requestErrors([`Could not parse alert rule expression analyzing sensitivity levels. ${symbol}`]);
}

function checkRounds(rule: JsonObject): void {
  const { alertType, roundsViolatingMode: mode } = rule;
  // Reported by users of this alert type, which the schema lists.
  if (alertType === "transactions") throw plainProblem(500);
  const type = alertTypes[String(alertType)];
  const problems = type ? missingRounds(rule, type.short) : unusableType(alertType, mode);
  if (problems.length > 0) throw requestErrors([...problems, " : Invalid Alert Rule request."]);
}

function unusableType(alertType: unknown, mode: unknown): string[] {
  const known = otherAlertTypes.some((name) => name === alertType) && alertType !== "unknown";
  const named = known ? String(alertType) : "null";
  return [
    fieldError("alertType", "Alert Type must not be null or invalid."),
    fieldError(
      "roundsViolatingMode",
      `Rounds violating mode is not applicable for ${mode === "auto" ? "auto" : named}.`,
    ),
  ];
}

function missingRounds(rule: JsonObject, short: string): string[] {
  const mode = String(rule.roundsViolatingMode ?? "any");
  const needed: [string, string][] =
    mode === "auto"
      ? [["sensitivityLevel", "Sensitivity Level"]]
      : [
          ["roundsViolatingOutOf", "Rounds Violating Out Of"],
          ["roundsViolatingRequired", "Rounds Violating Required"],
        ];
  return needed
    .filter(([name]) => rule[name] === undefined)
    .map(([name, title]) => {
      const where = `alert rules of type ${short} with roundsViolatingMode ${mode.toUpperCase()}`;
      return fieldError(name, `${title} is required for ${where}.`);
    });
}
