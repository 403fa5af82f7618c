import { type ServiceError, status } from "@grpc/grpc-js";
import type { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
import * as proto from "@pulumi/pulumi/proto/provider_pb";
import empty from "google-protobuf/google/protobuf/empty_pb";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Sandbox, startSandbox } from "../../src/sandbox";
import { Conversation, properties } from "./support";

const HTTP = "netassure:thousandeyes:HttpServerTest";
const urn = (token = HTTP, name = "shop") => `urn:pulumi:dev::shops::${token}::${name}`;
const inputs = { url: "https://shop.example.com", interval: 300, agents: [{ agentId: "3" }, { agentId: "37" }] };

let sandbox: Sandbox;
let conversation: Conversation;

beforeEach(async () => {
  sandbox = await startSandbox({ rateLimit: 1_000_000 });
  conversation = await Conversation.begin('{"name":"netassure"}');
});

afterEach(async () => {
  conversation.end();
  await sandbox.close();
});

const configure = () => {
  const { token, endpoint } = sandbox.connection.thousandEyes;
  return conversation.configure({ thousandEyesToken: token, thousandEyesEndpoint: endpoint });
};

/** Fills a request: every method of Pulumi's protocol takes what of it has a setter. */
function request<Q extends object>(kind: new () => Q, values: Record<string, unknown>): Q {
  const made = new kind();
  for (const [name, value] of Object.entries(values)) (made as Record<string, (value: unknown) => void>)[name]?.(value);
  return made;
}

const check = (news: object, token = HTTP) =>
  conversation.ask<proto.CheckResponse>(
    "check",
    request(proto.CheckRequest, { setUrn: urn(token), setNews: properties(news as never) }),
  );

async function created(): Promise<{ id: string; inputs: proto.CheckResponse; state: proto.CreateResponse }> {
  const checked = await check(inputs);
  const news = checked.getInputs();
  const state = await conversation.ask<proto.CreateResponse>(
    "create",
    request(proto.CreateRequest, { setUrn: urn(), setProperties: news }),
  );
  return { id: state.getId(), inputs: checked, state };
}

const failureOf = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: ServiceError) => error,
  );

describe("before it is configured", () => {
  it("says who it is", async () => {
    const info = await conversation.ask<PluginInfo>("getPluginInfo", new empty.Empty());
    expect(info.getVersion()).toBe("0.0.0");
    const schema = await conversation.ask<proto.GetSchemaResponse>("getSchema", new proto.GetSchemaRequest());
    expect(schema.getSchema()).toBe('{"name":"netassure"}');
    const shaken = await conversation.ask<proto.ProviderHandshakeResponse>(
      "handshake",
      new proto.ProviderHandshakeRequest(),
    );
    expect(shaken.getAcceptSecrets()).toBe(true);
  });

  it("refuses what it cannot know yet, in a sentence", async () => {
    expect(await failureOf(check(inputs))).toMatchObject({
      code: status.FAILED_PRECONDITION,
      details: "The provider was asked before it was configured.",
    });
  });
});

describe("the configuration", () => {
  const checkConfig = (news: object) =>
    conversation.ask<proto.CheckResponse>(
      "checkConfig",
      request(proto.CheckRequest, { setNews: properties(news as never) }),
    );

  it("marks credentials as secret, whoever wrote them, and stores nothing of the environment", async () => {
    process.env.TE_TOKEN = "of-the-environment";
    const answer = await checkConfig({ thousandEyesToken: "t", thousandEyesAccountGroupId: "11" });
    delete process.env.TE_TOKEN;
    expect(answer.getInputs()?.toJavaScript()).toEqual({
      thousandEyesToken: { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", value: "t" },
      thousandEyesAccountGroupId: "11",
    });
    expect(answer.getFailuresList()).toEqual([]);
  });

  it("names a setting that there is not", async () => {
    const [failure] = (await checkConfig({ thousandEyesTokens: "t", version: "0.1.0" })).getFailuresList();
    expect(failure?.getProperty()).toBe("thousandEyesTokens");
    expect(failure?.getReason()).toMatch(/^is not a setting of netassure\. Known: thousandEyesToken, /);
  });

  it("replaces nothing when it changes", async () => {
    const change = request(proto.DiffRequest, {
      setOlds: properties({ thousandEyesToken: "a" }),
      setNews: properties({ thousandEyesToken: "b" }),
    });
    const answer = await conversation.ask<proto.DiffResponse>("diffConfig", change);
    expect(answer.getReplacesList()).toEqual([]);
    expect(answer.getDiffsList()).toEqual(["thousandEyesToken"]);
  });

  it("is the last one that was given", async () => {
    await conversation.configure({ thousandEyesToken: "wrong", thousandEyesEndpoint: "http://127.0.0.1:1" });
    await configure();
    expect((await created()).id).toMatch(/^\d+$/);
  });
});

describe("a resource", () => {
  beforeEach(configure);

  it("is checked: the name is filled in, every bad property named in one sentence each, without its value", async () => {
    expect((await check(inputs)).getInputs()?.toJavaScript()).toMatchObject({ testName: "shop", enabled: true });
    const bad = await check({
      ...inputs,
      interval: 7,
      authType: "basic",
      username: "u",
      password: 2718281828,
      nope: 1,
    });
    expect(bad.getFailuresList().map((failure) => failure.getProperty())).toEqual(["", "", ""]);
    expect(bad.getFailuresList().map((failure) => failure.getReason())).toEqual([
      expect.stringMatching(/^interval must be one of /),
      expect.stringMatching(/^password must be text$/),
      expect.stringMatching(/^nope is not a property/),
    ]);
  });

  it("shows in a diff the one element of a list that changes", async () => {
    const { id, state } = await created();
    const news = { ...inputs, testName: "shop", agents: [{ agentId: "3" }, { agentId: "4" }] };
    const answer = await conversation.ask<proto.DiffResponse>(
      "diff",
      request(proto.DiffRequest, {
        setUrn: urn(),
        setId: id,
        setOlds: state.getProperties(),
        setNews: properties(news as never),
      }),
    );
    expect([...answer.getDetaileddiffMap().keys()]).toEqual(["agents[1]"]);
    expect(answer.getReplacesList()).toEqual([]);
    expect(answer.getStablesList()).toEqual(expect.arrayContaining(["testId", "createdDate"]));
  });

  it("knows in the preview of an update what stays", async () => {
    const { id, state } = await created();
    const update = request(proto.UpdateRequest, {
      setUrn: urn(),
      setId: id,
      setOlds: state.getProperties(),
      setNews: properties({ ...inputs, testName: "shop", interval: 600 } as never),
      setPreview: true,
    });
    const answer = await conversation.ask<proto.UpdateResponse>("update", update);
    expect(answer.getProperties()?.toJavaScript()).toMatchObject({
      testId: id,
      interval: 600,
      modifiedDate: "04da6b54-80e4-46f7-96ec-b56ff0331ba9",
    });
  });

  it("is read, imported, listed and deleted", async () => {
    const { id, state } = await created();
    const read = (values: object) =>
      conversation.ask<proto.ReadResponse>("read", request(proto.ReadRequest, { setUrn: urn(), setId: id, ...values }));
    expect((await read({ setProperties: state.getProperties() })).getId()).toBe(id);
    expect((await read({})).getInputs()?.toJavaScript()).toMatchObject({ url: inputs.url, interval: 300 });
    const gone = request(proto.DeleteRequest, { setUrn: urn(), setId: id, setProperties: state.getProperties() });
    await conversation.ask("delete", gone);
    expect((await read({ setProperties: state.getProperties() })).getId()).toBe("");
  });

  it("is refused for an import by an id of another type, and by one that nobody has", async () => {
    const { id } = await created();
    const read = (token: string, name: string) =>
      failureOf(conversation.ask("read", request(proto.ReadRequest, { setUrn: urn(token), setId: name })));
    expect((await read("netassure:thousandeyes:PageLoadTest", id))?.details).toBe(
      `${id} is of type "http-server", not a netassure:thousandeyes:PageLoadTest. Import it as ${HTTP}.`,
    );
    expect((await read(HTTP, "999"))?.details).toMatch(
      /^"999" names no existing object in account group \d+ at .* a test of another account group is aid\/testId\.$/,
    );
  });
});

describe("a state that comes from the dynamic way", () => {
  beforeEach(configure);

  it("is refused by a class for tests of another type", async () => {
    const { id, state } = await created();
    const olds = properties({ ...(state.getProperties()?.toJavaScript() as object), type: "page-load" } as never);
    const diff = request(proto.DiffRequest, {
      setUrn: urn(),
      setId: id,
      setOlds: olds,
      setNews: state.getProperties(),
    });
    expect((await failureOf(conversation.ask("diff", diff)))?.details).toBe(
      `The state holds an object of type "page-load", which is no ${HTTP}. Declare it as netassure:thousandeyes:PageLoadTest.`,
    );
  });
});

describe("whatever is asked", () => {
  beforeEach(configure);

  it.each([
    ["a resource that there is not", "netassure:thousandeyes:NoSuchTest"],
    ["a URN without a type", "nonsense"],
  ])("is answered: %s", async (_what, token) => {
    expect(await failureOf(check(inputs, token))).toMatchObject({ code: status.UNIMPLEMENTED });
  });

  it("is answered: a function that there is not", async () => {
    const invoke = request(proto.InvokeRequest, { setTok: "netassure:pca:getNothing" });
    expect(await failureOf(conversation.ask("invoke", invoke))).toMatchObject({
      details: 'This version of netassure has no function "netassure:pca:getNothing". Update the plugin.',
    });
  });

  it("is answered: properties of every wrong kind", async () => {
    const wrong = { url: [1], interval: { a: null }, agents: "3", type: "bgp", customHeaders: false };
    expect((await check(wrong)).getFailuresList().length).toBeGreaterThan(3);
  });

  it("is answered: 500 requests at once", { timeout: 60_000 }, async () => {
    const answers = await Promise.all(Array.from({ length: 500 }, () => check(inputs)));
    expect(answers.flatMap((answer) => answer.getFailuresList())).toEqual([]);
  });
});

describe("every method of the protocol", () => {
  const { list, ...methods } = ResourceProviderService;
  const raw = (path: string, bytes: Buffer) =>
    new Promise<ServiceError | null>((done) => {
      const same = (message: Buffer) => message;
      conversation.client.makeUnaryRequest(path, same, same, bytes, done);
    });
  const streamed = (request: proto.ListRequest) =>
    new Promise<ServiceError>((done) => conversation.client.list(request).on("error", done).resume());

  it.each(Object.entries(methods))("answers an empty request and one that is none: %s", async (_name, { path }) => {
    for (const bytes of [Buffer.alloc(0), Buffer.from("nonsense")]) {
      const error = await raw(path, bytes);
      expect(error?.code, error?.details).not.toBe(status.UNAVAILABLE);
      expect(error?.details ?? "").not.toMatch(/TypeError|Cannot read|undefined/);
    }
    expect((await conversation.ask<PluginInfo>("getPluginInfo", new empty.Empty())).getVersion()).toBe("0.0.0");
  });

  it("answers an empty request: list", async () => {
    expect((await streamed(new proto.ListRequest())).details).toMatch(/before it was configured|no resource/);
  });
});

describe("after Cancel", () => {
  it("nothing is sent any more", async () => {
    await configure();
    const { id, state } = await created();
    await conversation.ask("cancel", new empty.Empty());
    const read = request(proto.ReadRequest, { setUrn: urn(), setId: id, setProperties: state.getProperties() });
    expect((await failureOf(conversation.ask("read", read)))?.details).toMatch(/was cancelled/);
  });
});
