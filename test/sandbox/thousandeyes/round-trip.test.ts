import { describe, expect, it } from "vitest";
import { testTypes } from "../../../src/sandbox/thousandeyes/types";
import { type Body, fresh, minimal, testOf } from "./fresh";
import { type Sample, samples, samplesOfType, skipped } from "./samples";

function sampleFor(type: string, field: string): Sample {
  return samplesOfType[type]?.[field] ?? (samples[field] as Sample);
}

/** sip-server wants its credentials with every update. */
const everyUpdate = (type: string): Body =>
  type === "sip-server"
    ? { targetSipCredentials: { port: 5060, protocol: "tcp", sipRegistrar: "sip.example.com" } }
    : {};

describe.each(testTypes.map((type) => [type.name, type] as const))("every setting of a %s test", (name, { fields }) => {
  const tried = Object.keys(fields).filter((field) => !skipped.includes(field));
  const path = `/tests/${name}`;

  it.each(tried)("is kept and shown by a create, unless it is never shown: %s", async (field) => {
    const sandbox = fresh();
    const { value, along, shown = value } = sampleFor(name, field);
    const made = await sandbox.make(path, testOf(name, { ...along, [field]: value }));
    if (fields[field]?.hidden) expect(Object.keys(made)).not.toContain(field);
    else expect(made[field]).toStrictEqual(shown);
    const stored = sandbox.state.tests[String(made.testId)]?.settings[field];
    expect(stored).toStrictEqual(name === "api" && field === "protocol" ? shown : value);
  });

  it.each(tried)(
    "is kept and shown by an update and the read after it, unless it is never shown: %s",
    async (field) => {
      const sandbox = fresh();
      const { value, along, shown = value } = sampleFor(name, field);
      const base = testOf(name, { ...along, requestMethod: "post", alertRules: [] });
      const made = await sandbox.make(path, base);
      const apart = { networkMeasurements: true, bgpMeasurements: true, alertRules: [] };
      const { status, body } = await sandbox.put(`${path}/${made.testId}`, {
        ...{ ...apart, ...along, ...everyUpdate(name) },
        [field]: value,
      });
      expect([status, body.title]).toStrictEqual([200, undefined]);
      if (fields[field]?.hidden) expect(Object.keys(body)).not.toContain(field);
      else expect(body[field]).toStrictEqual(shown);
      expect((await sandbox.get(`${path}/${made.testId}`)).body).toStrictEqual(body);
    },
  );

  it("has a sample that differs from what the server fills in", () => {
    for (const field of tried) {
      const { value } = sampleFor(name, field);
      expect(value, field).not.toStrictEqual(fields[field]?.initial);
      expect(value, field).not.toStrictEqual((minimal[name] as Body)[field]);
    }
  });
});
