import { describe, expect, it } from "vitest";
import { readSecretFile } from "../../src/pca/agent-secret/secret-file";

const TOKEN = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhbm4ifQ.c2lnbmF0dXJl";

describe("the secrets of an agent", () => {
  it.each([
    ["YAML", `agentConfig:\n  identification:\n    agentId: a\n    authenticationToken: ${TOKEN}\n`],
    [
      "YAML with quotes and more keys",
      `---\nversion: 2\nagentConfig:\n  identification: {authenticationToken: "${TOKEN}"}\n`,
    ],
    ["JSON", JSON.stringify({ agentConfig: { identification: { agentId: "a", authenticationToken: TOKEN } } })],
    ["YAML with Windows line ends", `agentConfig:\r\n  identification:\r\n    authenticationToken: ${TOKEN}\r\n`],
  ])("are read from %s and kept exactly as they came", (_, file) => {
    expect(readSecretFile(file)).toEqual({ token: TOKEN, file });
  });

  it.each([
    ["nothing", ""],
    ["a document without a token", "agentConfig:\n  identification:\n    agentId: a\n"],
    ["an empty token", 'agentConfig: {identification: {authenticationToken: ""}}'],
    ["a token that is no text", "agentConfig: {identification: {authenticationToken: 5}}"],
    ["a bare token", TOKEN],
    ["broken YAML", `agentConfig: {identification: [authenticationToken: ${TOKEN}\n  - : :`],
    ["an unknown tag", `agentConfig: !secret ${TOKEN}`],
  ])("are missing from %s, and the error quotes none of it", (_, file) => {
    const read = () => readSecretFile(file);
    expect(read).toThrow(/^Cisco PCA answered .* something else than agentConfig\.identification\.authenticationToken/);
    expect(read).not.toThrow(/eyJ/);
  });
});
