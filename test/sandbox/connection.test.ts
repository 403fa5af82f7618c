import { expect, it } from "vitest";
import { connectionValues, exportLine, pulumiConfigLine } from "../../src/sandbox/connection";
import { startFake } from "./on-loopback";

it("a connection can be copied into a shell or a stack, secrets as secrets", async () => {
  const { vendors, connection } = await startFake();
  const { endpoint, token } = connection.fake;

  const values = vendors.flatMap(connectionValues);

  expect(values.map(exportLine)).toEqual([`export FAKE_ENDPOINT=${endpoint}`, `export FAKE_TOKEN=${token}`]);
  expect(values.map(pulumiConfigLine)).toEqual([
    `pulumi config set netassure:fakeEndpoint ${endpoint}`,
    `pulumi config set --secret netassure:fakeToken ${token}`,
  ]);
});
