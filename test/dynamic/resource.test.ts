import * as pulumi from "@pulumi/pulumi";
import { beforeEach, describe, expect, it } from "vitest";
import { ThousandEyesTest, type ThousandEyesTestArgs } from "../../src";
import { variantsOf } from "../../src/lifecycle";
import { thousandEyesTest } from "../../src/thousandeyes/test/test";
import { known, mockEngine, registered, secretIn } from "./support/registrations";

const web = {
  type: "http-server",
  url: "https://shop.example.com",
  interval: 300,
  agents: [{ agentId: "3" }],
} as const satisfies ThousandEyesTestArgs;

const sip = {
  type: "sip-server",
  interval: 300,
  agents: [{ agentId: "3" }],
  targetSipCredentials: { sipRegistrar: "sip.example.com", port: 5060, user: "probe", password: "sip-pass" },
} as const satisfies ThousandEyesTestArgs;

beforeEach(() => mockEngine({ createdBy: "api-user" }));

const inputsOf = async (test: ThousandEyesTest) => (await registered(test)).inputs;

describe("a resource of a program", () => {
  it("is registered under its own type", async () => {
    const { type, name } = await registered(new ThousandEyesTest("shop", web));
    expect({ type, name }).toEqual({ type: "pulumi-nodejs:dynamic/netassure:ThousandEyesTest", name: "shop" });
  });

  it("sends what the program says", async () => {
    const { __provider, __identity, ...inputs } = await inputsOf(new ThousandEyesTest("shop", web));
    expect(inputs).toEqual(web);
  });

  it("leaves out arguments that are undefined", async () => {
    const args = { ...web, testName: undefined, description: undefined } as unknown as ThousandEyesTestArgs;
    const { __provider, __identity, ...inputs } = await inputsOf(new ThousandEyesTest("shop", args));
    expect(inputs).toEqual(web);
  });

  it("waits for outputs of other resources", async () => {
    const first = new ThousandEyesTest("first", web);
    const second = new ThousandEyesTest("second", { ...web, description: pulumi.interpolate`after ${first.testId}` });
    expect((await inputsOf(second)).description).toBe("after first-id");
  });
});

describe("the identity of a resource", () => {
  const identityOf = async (test: ThousandEyesTest) => (await inputsOf(test)).__identity;

  it("is its organization and URN", async () => {
    await mockEngine({}, "acme");
    expect(await identityOf(new ThousandEyesTest("shop", web))).toBe(
      "acme/urn:pulumi:stack::project::pulumi-nodejs:dynamic/netassure:ThousandEyesTest::shop",
    );
  });

  it("tells apart what is of one name below two parents", async () => {
    const below = (type: string) =>
      new ThousandEyesTest("shop", web, { parent: new pulumi.ComponentResource(type, "parent") });
    expect(await identityOf(below("shops:north"))).toMatch(/::shops:north\$pulumi-nodejs:.*::shop$/);
    expect(await identityOf(below("shops:south"))).toMatch(/::shops:south\$pulumi-nodejs:.*::shop$/);
  });

  it("does not stop a program's own unit tests, which have no organization", async () => {
    await mockEngine();
    expect(await identityOf(new ThousandEyesTest("shop", web))).toMatch(/^organization\/urn:pulumi:stack::/);
  });
});

describe("the provider text", () => {
  const textOf = async (test: ThousandEyesTest) => String((await inputsOf(test)).__provider);

  it("is one fixed line of at most 150 characters", async () => {
    const text = await textOf(new ThousandEyesTest("shop", web));
    expect(text).toBe(
      'exports.handler=()=>require("module").createRequire(process.cwd()+"/")("netassure/provider").provider("ThousandEyesTest")',
    );
    expect(text.length).toBeLessThanOrEqual(150);
  });

  it("is the same for every instance, whatever is in it", async () => {
    const one = await textOf(new ThousandEyesTest("one", web));
    const other = await textOf(new ThousandEyesTest("other", { ...web, password: "hunter2", username: "probe" }));
    expect(other).toBe(one);
  });

  it("is a program that needs nothing but Node", async () => {
    const module = { exports: {} as { handler?: () => unknown } };
    new Function("exports", await textOf(new ThousandEyesTest("shop", web)))(module.exports);
    expect(module.exports.handler).toBeTypeOf("function");
  });
});

describe("the properties of a resource", () => {
  it("are outputs, all that any type of test has", () => {
    const test = new ThousandEyesTest("shop", web) as unknown as Record<string, unknown>;
    const shapes = [
      ...variantsOf(thousandEyesTest.inputs).map(({ object }) => object.shape),
      thousandEyesTest.outputs.shape,
    ];
    const names = [...new Set(shapes.flatMap((shape) => Object.keys(shape)))];
    expect(names.length).toBeGreaterThan(100);
    expect(names.filter((name) => !pulumi.Output.isInstance(test[name]))).toEqual([]);
  });

  it("hold what the engine answers, and undefined where it says nothing", async () => {
    const test = new ThousandEyesTest("shop", web);
    expect(await known(test.id)).toBe("shop-id");
    expect(await known(test.interval)).toBe(300);
    expect(await known(test.createdBy)).toBe("api-user");
    expect(await known(test.createdDate)).toBeUndefined();
  });

  it("are undefined where the program sets nothing, or the default that it is held to", async () => {
    const test = new ThousandEyesTest("shop", web);
    expect(await known(test.description)).toBeUndefined();
    expect(await known(test.enabled)).toBe(true);
  });

  it("that are the id stay known while an update is previewed", async () => {
    const test = new ThousandEyesTest("shop", web);
    expect(await known(test.testId)).toBe("shop-id");
    expect(test.testId).toBe(test.id);
  });

  it("are few: what is set, and what every state has", async () => {
    const test = new ThousandEyesTest("shop", web);
    expect(Object.keys(await inputsOf(test)).sort()).toEqual(["__identity", "__provider", ...Object.keys(web)].sort());
    expect(
      Object.getOwnPropertyNames(test).filter((name) => name in thousandEyesTest.outputs.shape).length,
    ).toBeLessThan(10);
  });
});

describe("a secret argument", () => {
  const secrets = {
    password: "hunter2",
    clientCertificate: "-----BEGIN CERTIFICATE-----",
    postBody: "{}",
  };

  it.each(Object.entries(secrets))("is sent as a secret: %s", async (name, value) => {
    expect(secretIn((await inputsOf(new ThousandEyesTest("shop", { ...web, [name]: value })))[name])).toEqual(value);
  });

  it("is sent as a secret: headers", async () => {
    const inputs = await inputsOf(new ThousandEyesTest("shop", { ...web, headers: ["X-Key: k-77"] }));
    expect((inputs.headers as unknown[]).map(secretIn)).toEqual(["X-Key: k-77"]);
  });

  it("is sent as a secret: the value of a custom header, whose name is none", async () => {
    const customHeaders = { root: { "X-Env": "prod" }, domains: { "a.example.com": { "X-Key": "k-77" } } };
    const inputs = await inputsOf(new ThousandEyesTest("shop", { ...web, customHeaders }));
    const sent = inputs.customHeaders as typeof customHeaders;
    expect(secretIn(sent.root["X-Env"])).toBe("prod");
    expect(secretIn(sent.domains["a.example.com"]["X-Key"])).toBe("k-77");
  });

  it.each<[string, pulumi.Input<string>]>([
    ["an output", pulumi.output("hunter2")],
    ["a promise", Promise.resolve("hunter2")],
    ["a secret already", pulumi.secret("hunter2")],
  ])("is sent as a secret when it is %s", async (_, password) => {
    const inputs = await inputsOf(new ThousandEyesTest("shop", { ...web, password }));
    expect(secretIn(inputs.password)).toBe("hunter2");
  });

  it("is sent as a secret inside an object, and what is around it is not", async () => {
    const { targetSipCredentials } = await inputsOf(new ThousandEyesTest("phone", sip));
    const { password, ...rest } = targetSipCredentials as Record<string, unknown>;
    expect(secretIn(password)).toBe("sip-pass");
    expect(rest).toEqual({ sipRegistrar: "sip.example.com", port: 5060, user: "probe" });
  });

  it("makes a secret of the whole object when that is an output", async () => {
    const args = { ...sip, targetSipCredentials: pulumi.output(sip.targetSipCredentials) };
    const { targetSipCredentials } = await inputsOf(new ThousandEyesTest("phone", args));
    expect(secretIn(targetSipCredentials)).toEqual(sip.targetSipCredentials);
  });

  const steps = [
    { name: "login", url: "https://shop.example.com/login", username: "probe", password: "hunter2" },
    { name: "cart", url: "https://shop.example.com/cart", headers: [{ key: "X-Key", value: "k-77" }] },
  ];
  const api = (requests: pulumi.Input<typeof steps>) =>
    ({ ...web, type: "api", requests }) as unknown as ThousandEyesTestArgs;

  it("is sent as a secret inside a list of objects", async () => {
    const [login, cart] = (await inputsOf(new ThousandEyesTest("api", api(steps)))).requests as Record<
      string,
      unknown
    >[];
    expect(secretIn(login?.password)).toBe("hunter2");
    expect(login?.username).toBe("probe");
    const [header] = (cart?.headers ?? []) as Record<string, unknown>[];
    expect(header?.key).toBe("X-Key");
    expect(secretIn(header?.value)).toBe("k-77");
    expect(cart?.url).toBe("https://shop.example.com/cart");
  });

  it.each<[string, pulumi.Input<typeof steps>]>([
    ["an output", pulumi.output(steps)],
    ["a promise", Promise.resolve(steps)],
  ])("makes a secret of the whole list when that is %s", async (_, requests) => {
    expect(secretIn((await inputsOf(new ThousandEyesTest("api", api(requests)))).requests)).toEqual(steps);
  });

  it("makes a secret of one step when that is an output", async () => {
    const [login, cart] = steps.map((step) => pulumi.output(step)) as unknown as typeof steps;
    const { requests } = await inputsOf(new ThousandEyesTest("api", api([login, cart] as typeof steps)));
    expect((requests as unknown[]).map(secretIn)).toEqual(steps);
  });

  it.each([["http"], [pulumi.output("http-server")], [undefined]])(
    "is sent as a secret even though the type of test is not known: %o",
    async (type) => {
      const args = { ...web, ...secrets, type } as unknown as ThousandEyesTestArgs;
      const inputs = await inputsOf(new ThousandEyesTest("shop", args));
      for (const [name, value] of Object.entries(secrets)) expect(secretIn(inputs[name])).toEqual(value);
      expect(inputs.url).toBe(web.url);
    },
  );
});

describe("an argument that is no secret", () => {
  it("is sent in the open", async () => {
    const inputs = await inputsOf(
      new ThousandEyesTest("shop", { ...web, username: "probe", password: "hunter2", userAgent: "netassure" }),
    );
    expect(Object.keys(inputs).filter((name) => secretIn(inputs[name]) !== undefined)).toEqual(["password"]);
  });
});

describe("the options of a resource", () => {
  it("keep the secret outputs that the program adds", async () => {
    const test = new ThousandEyesTest("shop", web, { additionalSecretOutputs: ["url"] });
    expect((await registered(test)).additionalSecretOutputs).toEqual(["url"]);
  });

  it("cannot import, and say what can", () => {
    expect(() => new ThousandEyesTest("shop", web, { import: "281" })).toThrow(
      /the option import, .*adoptId: "281".*pulumi import --file/,
    );
  });

  it("are the program's own", async () => {
    const other = new ThousandEyesTest("other", web);
    const test = new ThousandEyesTest("shop", web, { aliases: [{ name: "store" }], dependsOn: other, protect: true });
    const { aliases, dependencies, protect } = await registered(test);
    expect({ aliases, protect }).toEqual({ aliases: ["store"], protect: true });
    expect(dependencies).toEqual([await known(other.urn)]);
  });
});
