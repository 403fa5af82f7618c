/* What a person is told in more than one place. */

export const testNameTaken = (testId: unknown, aid: unknown) =>
  `error: ThousandEyes refused POST /tests/http-server: There were some errors in your request, please correct them before trying again. A test with this name already exists (400). It is test ${testId} in account group ${aid}. If this resource was renamed in the program, give it aliases: [{ name: "<old name>" }] or run pulumi state rename: then it stays one test with its history. If another stack, program or person manages test ${testId}, choose another testName. Only if nobody else manages it, set adoptId: "${testId}" to take it over.`;

export const agentNameTaken = (name: string, id: unknown) =>
  `error: A PingPlotter agent named "${name}" exists already (${id}). If this resource was renamed in the program, give it aliases: [{ name: "<old name>" }] or run pulumi state rename. If another stack or person manages it, choose another name. Only if nobody else does, set adoptId: "${id}" to take it over; for a second agent of the name set allowSameName: true.`;
