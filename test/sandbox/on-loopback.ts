import { onTestFinished } from "vitest";
import { type Sandbox, type SandboxOptions, startSandbox } from "../../src/sandbox/start";
import { type FakeState, fakeVendor } from "./fake-vendor";

type FakeVendors = readonly [typeof fakeVendor];

/** A sandbox with the fake vendor, closed when the test is over. */
export async function startFake(options: Omit<SandboxOptions<FakeVendors>, "vendors"> = {}) {
  const sandbox = await startSandbox<FakeVendors>({ ...options, vendors: [fakeVendor] });
  onTestFinished(() => sandbox.close());
  return sandbox;
}

/** What `/_sandbox/objects` answers. */
export interface Dump {
  fake: FakeState;
}

/** The JSON body of an answer, believed to be a `T`. */
export async function jsonOf<T = Record<string, unknown>>(answer: Response | Promise<Response>): Promise<T> {
  return (await (await answer).json()) as T;
}

export type FakeSandbox = Sandbox<typeof fakeVendor>;

/** A client of one sandbox: vendor calls below the mount, control calls below `/_sandbox`. */
export function clientOf({ url, connection }: FakeSandbox) {
  return {
    get: (path: string, init?: RequestInit) => fetch(connection.fake.endpoint + path, init),
    create: (name: string, init?: RequestInit) =>
      fetch(`${connection.fake.endpoint}/things`, { ...post({ name }), ...init }),
    remove: (id: string) => fetch(`${connection.fake.endpoint}/things/${id}`, { method: "DELETE" }),
    things: async () => (await jsonOf<Dump>(fetch(`${url}/_sandbox/objects`))).fake.things,
    control: (path: string, init?: RequestInit) => fetch(`${url}/_sandbox${path}`, init),
    arm: (fault: object) => fetch(`${url}/_sandbox/faults`, post(fault)),
  };
}

export function post(body: unknown): RequestInit {
  return { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
}

/** The code of the network error that a call fails with. */
export async function networkError(call: Promise<Response>): Promise<string> {
  const answer = call.then((response) => response.text());
  return answer.then(
    (text) => `no error but ${text}`,
    (error) => String(error.cause?.code ?? error.code ?? error.name),
  );
}
