import { expect } from "vitest";
import type { ChosenReadings } from "../../../src/sandbox/assumptions";
import { type Body, fresh, introduction, testOf } from "../thousandeyes/fresh";
import type { Behaviours } from "./behaviours";

const tag = "5aeab5d5-0d34-4d44-a7ac-fb440185295c";
const refused = (name: string) => `${introduction} Error in field ${name} : must not be empty.`;

/** Creates a test with `first` and empties it with `then`. */
async function emptied(assumptions: ChosenReadings, first: Body, then: Body, type = "http-server") {
  const sandbox = fresh({ assumptions });
  const path = `/tests/${type}`;
  const { testId } = await sandbox.make(path, testOf(type, first));
  const answer = await sandbox.put(`${path}/${testId}`, then);
  const test = sandbox.state.tests[String(testId)];
  return { title: answer.body.title, body: answer.body, links: test?.links, settings: test?.settings };
}

const texts = { userAgent: "curl", contentRegex: "a.*", description: "d", requestMethod: "post", postBody: "a" };
const noTexts = { userAgent: "", contentRegex: "", description: "", postBody: "" };
const oAuth = { testUrl: "https://id.example.com", username: "u" };
const domains = { "example.com": { "X-A": "1" } };

export const emptyBehaviours: Behaviours<
  "thousandeyes-empty-text" | "thousandeyes-empty-object" | "thousandeyes-empty-list"
> = {
  "thousandeyes-empty-text": {
    async clears() {
      const { body } = await emptied({ "thousandeyes-empty-text": "clears" }, texts, noTexts);
      expect(body.contentRegex).toBe("");
      for (const name of ["userAgent", "description", "postBody"]) expect(Object.keys(body)).not.toContain(name);
    },
    async "is-ignored"() {
      const assumptions: ChosenReadings = { "thousandeyes-empty-text": "is-ignored" };
      const { body } = await emptied(assumptions, texts, noTexts);
      expect(body).toMatchObject({ userAgent: "curl", contentRegex: "a.*" });
      for (const name of ["description", "postBody"]) expect(Object.keys(body)).not.toContain(name);
      const secret = await emptied(assumptions, { password: "p" }, { password: "" });
      expect(secret.settings?.password).toBe("p");
    },
    async "is-refused"() {
      const assumptions: ChosenReadings = { "thousandeyes-empty-text": "is-refused" };
      expect((await emptied(assumptions, texts, { userAgent: "" })).title).toBe(refused("userAgent"));
      expect((await emptied(assumptions, { oAuth }, { oAuth: { ...oAuth, username: "" } })).title).toBe(
        refused("username"),
      );
      const { body } = await emptied(assumptions, texts, { description: "", postBody: "" });
      for (const name of ["description", "postBody"]) expect(Object.keys(body)).not.toContain(name);
    },
  },
  "thousandeyes-empty-object": {
    async clears() {
      const assumptions: ChosenReadings = { "thousandeyes-empty-object": "clears" };
      for (const customHeaders of [{}, { domains: {} }]) {
        const { body } = await emptied(
          assumptions,
          { customHeaders: { domains }, oAuth },
          { customHeaders, oAuth: {} },
        );
        expect(Object.keys(body)).not.toContain("customHeaders");
        expect(body.oAuth).toStrictEqual({});
      }
    },
    async "is-ignored"() {
      const assumptions: ChosenReadings = { "thousandeyes-empty-object": "is-ignored" };
      for (const customHeaders of [{}, { domains: {} }]) {
        const { body } = await emptied(
          assumptions,
          { customHeaders: { domains }, oAuth },
          { customHeaders, oAuth: {} },
        );
        expect(body).toMatchObject({ customHeaders: { domains }, oAuth });
      }
    },
    async "is-refused"() {
      const assumptions: ChosenReadings = { "thousandeyes-empty-object": "is-refused" };
      const { title } = await emptied(assumptions, { oAuth }, { oAuth: {} });
      expect(title).toBe(refused("oAuth"));
    },
  },
  "thousandeyes-empty-list": {
    async clears() {
      const assumptions: ChosenReadings = { "thousandeyes-empty-list": "clears" };
      const { body, links } = await emptied(
        assumptions,
        { headers: ["X-A: 1"], tags: [tag] },
        { headers: [], tags: [] },
      );
      expect(Object.keys(body)).not.toContain("headers");
      expect(links?.tags).toStrictEqual([]);
    },
    async "is-ignored"() {
      const assumptions: ChosenReadings = { "thousandeyes-empty-list": "is-ignored" };
      const { body, links } = await emptied(
        assumptions,
        { headers: ["X-A: 1"], tags: [tag] },
        { headers: [], tags: [] },
      );
      expect(body.headers).toStrictEqual(["X-A: 1"]);
      expect(links?.tags).toStrictEqual([tag]);
      // Naming no rules means the default ones.
      const created = await fresh({ assumptions }).make(
        "/tests/http-server?expand=alert-rule",
        testOf("http-server", { alertRules: [] }),
      );
      expect(created.alertRules).toHaveLength(2);
    },
    async "is-refused"() {
      const assumptions: ChosenReadings = { "thousandeyes-empty-list": "is-refused" };
      expect((await emptied(assumptions, { tags: [tag] }, { tags: [] })).title).toBe(refused("tags"));
      expect((await emptied(assumptions, {}, { vaultCredentials: [] })).title).toBe(refused("vaultCredentials"));
    },
  },
};
