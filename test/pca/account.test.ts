import { afterEach, describe, expect, it } from "vitest";
import {
  deleteResource,
  diffResource,
  type HostCall,
  PartialWriteError,
  type ResourceDefinition,
  readResource,
  updateResource,
} from "../../src/lifecycle";
import type { PcaClient } from "../../src/pca";
import { hostCall } from "../support/run";
import { type AccountKind, accountKinds } from "./account-kinds";
import { ACCOUNT, client, clientInTenant, failureOf, host, nothingLeft, recorded } from "./support";

afterEach(nothingLeft);

type Operation = (kind: AccountKind, caller: HostCall<PcaClient>, account?: object) => Promise<unknown>;

const inPlace = ({ state }: AccountKind, account?: object) => (account ? { ...state, account } : state);

const operations: [string, Operation][] = [
  ["read", (kind, caller, at) => readResource(kind.definition, caller, kind.id, inPlace(kind, at))],
  ["update", (kind, caller, at) => updateResource(kind.definition, caller, kind.id, inPlace(kind, at), kind.news)],
  ["delete", (kind, caller, at) => deleteResource(kind.definition, caller, kind.id, inPlace(kind, at))],
];

/** Other places that credentials can lead to, in words. */
const places: [string, () => PcaClient, string][] = [
  ["another tenant", () => clientInTenant("other"), "tenant other at my.tenant.example"],
  [
    "another host",
    () => ({ ...client(), host: "other.tenant.example", tenant: () => Promise.reject(new Error("asked in vain")) }),
    "other.tenant.example",
  ],
];

describe.each(accountKinds)("%s with the credentials of another account", (_, kind) => {
  describe.each(places)("namely %s", (__, other, place) => {
    it.each(operations)("stops its %s without a request and names both places", async (___, run) => {
      const failure = await failureOf(run(kind, hostCall(other()), ACCOUNT));

      expect(failure.message).toBe(
        `${kind.id} lives in tenant acme at my.tenant.example, but the credentials of this run lead to ${place}. Nothing was changed, neither there nor in the state. Use the credentials of the account that it lives in (netassure:pcaEndpoint or PCA_ENDPOINT, and the token or login; refresh and destroy use those of the last up). To forget it without touching it, run pulumi state delete with its URN.`,
      );
      expect(failure).not.toBeInstanceOf(PartialWriteError);
    });
  });

  it("goes on when only the tenant cannot be told, on the host that the state names", async () => {
    kind.found();

    const found = await readResource(
      kind.definition,
      hostCall(clientInTenant(undefined)),
      kind.id,
      recorded(kind.state),
    );

    expect(found?.state).toEqual(recorded(kind.state));
  });

  it("is not told apart by a tenant that nobody told when it was made", async () => {
    const made = { ...kind.state, account: { host: ACCOUNT.host } };
    kind.found();

    expect((await readResource(kind.definition, host(), kind.id, made))?.state).toEqual(made);
  });
});

describe.each(accountKinds)("%s in its own account", (_, kind) => {
  it("is gone after a 404", async () => {
    kind.gone();

    expect(await readResource(kind.definition, host(), kind.id, recorded(kind.state))).toBeUndefined();
  });
});

describe.each(accountKinds)("%s of a release that did not record the account", (_, kind) => {
  const unproven = `${kind.id} was not found in tenant acme at my.tenant.example, and the state, of an earlier release of netassure, does not say where it lives, so this does not prove that it is gone. If it lives elsewhere, use the credentials of that account (netassure:pcaEndpoint or PCA_ENDPOINT, and the token or login). If it was deleted, run pulumi state delete with its URN.`;

  it("gets its account from a read that finds it", async () => {
    kind.found();

    expect((await readResource(kind.definition, host(), kind.id, kind.state))?.state).toEqual(recorded(kind.state));
  });

  it("is updated although nothing else changes, which takes what a read takes", async () => {
    const same = Object.fromEntries(Object.entries(kind.state).filter(([name]) => name in kind.news));
    const { properties, completes } = diffResource(kind.definition as ResourceDefinition, kind.id, kind.state, same);
    expect({ properties, completes }).toEqual({ properties: [], completes: true });
    kind.found();

    expect(await updateResource(kind.definition, host(), kind.id, kind.state, same)).toEqual(recorded(kind.state));
  });

  it("gets its account from an update that changes something", async () => {
    kind.found();
    kind.changed();

    const updated = await updateResource(kind.definition, host(), kind.id, kind.state, kind.news);

    expect(updated).toEqual(recorded({ ...kind.state, ...kind.news }));
  });

  it.each(operations)("is not gone because its %s does not find it", async (__, run) => {
    kind.gone();

    expect((await failureOf(run(kind, host()))).message).toBe(unproven);
  });

  it("is deleted where it is found", async () => {
    kind.found();
    kind.deleted();

    await deleteResource(kind.definition, host(), kind.id, kind.state);
  });
});
