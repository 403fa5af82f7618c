import { describe, expect, it } from "vitest";
import { UNKNOWN, type Values } from "../../src/lifecycle";
import { definitionOf, problems, secret } from "./support/operations";
import { variants } from "./support/vendor";

const monitor = definitionOf();
const twoKinds = definitionOf(variants);
const REFUSED =
  "cannot be removed once it was set, because the vendor's API has no way to clear it. Set it to the value you want. To be rid of it, the resource has to be made anew (pulumi up --target-replace <urn>), and what was measured so far is lost";

const removing = (olds: Values, news: Values = {}) => problems(monitor, { name: "a", ...news }, { name: "a", ...olds });

describe("removing a property from a program", () => {
  it("is refused when the vendor cannot clear it", () => {
    expect(removing({ burst: 5 })).toEqual([`burst ${REFUSED}`]);
  });

  it("is refused inside an object too, because writes merge", () => {
    expect(removing({ proxy: { host: "p", zone: "z" } }, { proxy: { host: "p" } })).toEqual([`proxy.zone ${REFUSED}`]);
  });

  it("is refused when the old value was a secret", () => {
    expect(removing({ burst: secret(5) })).toEqual([`burst ${REFUSED}`]);
  });

  it.each<[string, Values]>([
    ["has a default", { timeout: 5, note: "x", payload: 7, token: "hunter2hunter2" }],
    ["is an empty list by default", { labels: ["a"], agents: [{ id: "1" }] }],
    ["is restored by leaving it out", { alerts: ["a"] }],
    ["is only read by netassure", { dryRun: true }],
    ["is an object with a default", { proxy: { host: "p", zone: "z" } }],
    ["creates a new object", { accountId: "5", region: "us" }],
  ])("passes when the property %s", (_, olds) => {
    expect(removing(olds)).toEqual([]);
  });

  it("passes inside an object when the property has a default", () => {
    const olds = { proxy: { host: "p", port: 1, login: { user: "u" } } };
    expect(removing(olds, { proxy: { host: "p", login: {} } })).toEqual([]);
  });

  it("passes inside the items of a list, because a list is written as a whole", () => {
    const olds = { steps: [{ url: "u", password: "p", expect: { status: 200 } }] };
    expect(removing(olds, { steps: [{ url: "u", expect: {} }] })).toEqual([]);
  });

  it("says only once that a required property is missing", () => {
    expect(problems(monitor, {}, { name: "a" })).toEqual(["name is required: text of 1 to 20 characters"]);
  });

  it("passes when the change creates a new object anyway", () => {
    expect(removing({ burst: 5, region: "eu" }, { region: "us" })).toEqual([]);
  });

  it("passes when the new variant has no such property", () => {
    expect(problems(twoKinds, { type: "web", name: "a" }, { type: "ping", name: "a", burst: 5 })).toEqual([]);
  });

  it("passes while the variant is not known yet", () => {
    expect(problems(twoKinds, { type: UNKNOWN, name: "a" }, { type: "ping", name: "a", burst: 5 })).toEqual([]);
  });

  it("is not what happens when the value is only not known yet", () => {
    expect(removing({ burst: 5 }, { burst: UNKNOWN })).toEqual([]);
  });

  it("is not what happens on the first deployment", () => {
    expect(problems(monitor, { name: "a" }, {})).toEqual([]);
  });
});

describe("replacing an object that was taken over", () => {
  const olds = { name: "a", adoptId: "7", region: "eu", accountId: "1" };

  it("is refused while adoptId still names it, because the new one would be the old one", () => {
    expect(problems(monitor, { ...olds, region: "us", accountId: "2" }, olds)).toEqual([
      "adoptId names the object that a change of region, accountId replaces. Remove adoptId; the change then creates a new object and deletes this one",
    ]);
  });

  it("is refused for a change of the variant", () => {
    const before = { type: "ping", name: "a", adoptId: "7" };
    expect(problems(twoKinds, { ...before, type: "web" }, before)).toEqual([
      expect.stringMatching(/^adoptId names the object that a change of type replaces\./),
    ]);
  });

  it("passes without adoptId", () => {
    expect(problems(monitor, { name: "a", region: "us", accountId: "1" }, olds)).toEqual([]);
  });

  it("passes with the id of another object", () => {
    expect(problems(monitor, { ...olds, adoptId: "8", region: "us" }, olds)).toEqual([]);
  });

  it("passes as long as the new value is not known", () => {
    expect(problems(monitor, { ...olds, region: UNKNOWN }, olds)).toEqual([]);
    expect(
      problems(twoKinds, { type: UNKNOWN, name: "a", adoptId: "7" }, { type: "ping", name: "a", adoptId: "7" }),
    ).toEqual([]);
  });

  it("is not what a change in place does", () => {
    expect(problems(monitor, { ...olds, timeout: 9 }, olds)).toEqual([]);
  });

  it("refuses an empty id", () => {
    expect(problems(monitor, { name: "a", adoptId: "" })).toEqual(['adoptId must be text that is not empty, not ""']);
  });
});
