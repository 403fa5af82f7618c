import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { examples, Reference } from "../../scripts/generate/examples";
import { checkInputs, isObject, UNKNOWN, type Values, variantsOf } from "../../src/lifecycle";
import { nativeFunctions } from "../../src/plugin/functions";
import { nativeResources } from "../../src/plugin/resources";
import { vendors } from "../../src/registry";

interface PropertySpec {
  $ref?: string;
  secret?: true;
  replaceOnChanges?: true;
  willReplaceOnChanges?: true;
}

interface ResourceSpec {
  inputProperties: Record<string, PropertySpec>;
  requiredInputs?: string[];
  properties: Record<string, PropertySpec>;
  required: string[];
  aliases: { type: string }[];
  listInputs?: object;
}

interface FunctionSpec {
  inputs?: { properties: Record<string, PropertySpec> };
  outputs: { properties: Record<string, PropertySpec> };
}

interface Schema {
  version: string;
  config: { variables: Record<string, PropertySpec> };
  provider: { inputProperties: Record<string, PropertySpec> };
  types: Record<string, { properties?: Record<string, PropertySpec>; enum?: { value: string }[] }>;
  resources: Record<string, ResourceSpec>;
  functions: Record<string, FunctionSpec>;
}

const text = readFileSync("schema.json", "utf8");
const schema = JSON.parse(text) as Schema;

const resource = (name: string) => schema.resources[`netassure:${name}`] as ResourceSpec;
const type = (name: string) => schema.types[`netassure:${name}`];
const choices = (name: string) => type(name)?.enum?.map(({ value }) => value);
const marked = (properties: Record<string, PropertySpec>, mark: keyof PropertySpec) =>
  Object.keys(properties).filter((name) => properties[name]?.[mark]);

describe("every resource type", () => {
  it.each(nativeResources.map((one) => [one.token, one] as const))("%s has just its own properties", (token, one) => {
    const { definition, fixed, dynamicToken } = one;
    const spec = schema.resources[token] as ResourceSpec;
    const own = variantsOf(definition.inputs).filter(({ name }) => [name, undefined].includes(fixed.type as string));
    const inputs = new Set(own.flatMap(({ object }) => Object.keys(object.shape)));
    const outputs = Object.keys(definition.outputsOf?.(fixed) ?? definition.outputs.shape);
    for (const name of Object.keys(fixed)) inputs.delete(name);
    expect(Object.keys(spec.inputProperties).sort()).toEqual([...inputs].sort());
    expect(Object.keys(spec.properties).sort()).toEqual([...inputs, ...outputs].sort());
    expect(spec.aliases).toEqual([{ type: dynamicToken }]);
    expect(spec.listInputs !== undefined).toBe(definition.findable !== false);
  });

  it("is all that the schema has", () => {
    expect(Object.keys(schema.resources)).toEqual(nativeResources.map(({ token }) => token));
  });

  it.each(nativeResources.map((one) => [one.token, one] as const))(
    "%s has an example that passes the checks",
    (_, one) => {
      const example = examples[`${one.module}:${one.name}`];
      const inputs = { ...(known(example?.resources.at(-1)?.inputs) as Values), ...one.fixed };
      const { failures } = checkInputs(one.definition, { name: "example" }, {}, inputs);
      expect(failures).toEqual([]);
    },
  );
});

function known(value: unknown): unknown {
  if (value instanceof Reference) return UNKNOWN;
  if (Array.isArray(value)) return value.map(known);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, known(item)]));
}

describe("properties", () => {
  it("are required where a program has to set them, which a name never is", () => {
    expect(resource("thousandeyes:HttpServerTest").requiredInputs).toEqual(["interval", "agents", "url"]);
    expect(resource("thousandeyes:BgpTest").requiredInputs).toEqual(["prefix"]);
    expect(resource("pca:Session").requiredInputs).toEqual(["sessionType", "agentId", "enable", "period"]);
    expect(resource("pca:AgentConfig").requiredInputs).toBeUndefined();
    expect(resource("pingplotter:Agent").requiredInputs).toBeUndefined();
    expect(resource("thousandeyes:HttpServerTest").required).toContain("testName");
  });

  it("are secret on the way in, on the way out and inside objects", () => {
    const secrets = ["password", "clientCertificate", "postBody", "headers"];
    const { inputProperties, properties } = resource("thousandeyes:HttpServerTest");
    expect(marked(inputProperties, "secret")).toEqual(secrets);
    expect(marked(properties, "secret")).toEqual(secrets);
    expect(marked(resource("pca:AgentSecret").properties, "secret")).toEqual(["token", "file"]);
    expect(marked(type("thousandeyes:OAuth")?.properties ?? {}, "secret")).toEqual(["postBody", "headers", "password"]);
    expect(marked(type("thousandeyes:CustomHeaders")?.properties ?? {}, "secret")).toEqual(["root", "all", "domains"]);
  });

  it("make Pulumi replace only where every change of them does", () => {
    const { inputProperties } = resource("pca:Session");
    expect(marked(inputProperties, "replaceOnChanges")).toEqual(["sessionType", "agentId", "sessionId"]);
    const targets = resource("pingplotter:Agent").inputProperties.targets;
    expect(targets).toMatchObject({ willReplaceOnChanges: true });
    expect(targets).not.toHaveProperty("replaceOnChanges");
  });

  it("have no default, which every program would send", () => {
    expect(text).not.toMatch(/"default(Info)?":/);
  });

  it("are none that a resource of Pulumi has by itself", () => {
    for (const { properties } of Object.values(schema.resources)) {
      expect(Object.keys(properties)).not.toEqual(expect.arrayContaining([expect.stringMatching(/^(id|urn|pulumi)$/)]));
    }
  });
});

describe("named types", () => {
  it("are one for equal objects and choices, and several for different ones of a name", () => {
    expect(choices("thousandeyes:Protocol")).toEqual(["tcp", "icmp"]);
    expect(choices("thousandeyes:AgentToAgentTestProtocol")).toEqual(["tcp", "udp"]);
    for (const name of ["HttpServerTest", "VoiceTest"]) {
      expect(resource(`thousandeyes:${name}`).inputProperties.agents).toMatchObject({
        items: { $ref: "#/types/netassure:thousandeyes:Agent" },
      });
    }
  });

  it("have what any of the variants has", () => {
    expect(choices("pca:SessionType")).toHaveLength(7);
    expect(type("pca:Echo")?.properties).toMatchObject({
      reflectorPort: { description: expect.stringContaining('Possible with sessionType "echo-udp".') },
    });
  });
});

describe("the provider", () => {
  it("takes the settings of every vendor, as the configuration does", () => {
    const settings = vendors.flatMap((vendor) => vendor.settings);
    const { inputProperties } = schema.provider;
    expect(Object.keys(inputProperties)).toEqual(settings.map(({ key }) => key));
    expect(marked(inputProperties, "secret")).toEqual(settings.filter(({ secret }) => secret).map(({ key }) => key));
    expect(schema.config.variables).toEqual(inputProperties);
  });

  it("has the version of the package", () => {
    expect(schema.version).toBe(JSON.parse(readFileSync("package.json", "utf8")).version);
  });
});

describe("every function", () => {
  it.each(nativeFunctions.map((one) => [one.token, one] as const))("%s has its arguments and results", (token, one) => {
    const spec = schema.functions[token] as FunctionSpec;
    expect(Object.keys(spec.inputs?.properties ?? {})).toEqual(Object.keys(one.definition.args.shape));
    expect(Object.keys(spec.outputs.properties)).toEqual(Object.keys(one.definition.result.shape));
  });

  it("is all that the schema has", () => {
    expect(Object.keys(schema.functions)).toEqual(nativeFunctions.map(({ token }) => token));
  });

  it("answers in text where it asks for a choice", () => {
    expect(schema.functions["netassure:thousandeyes:getAlertRules"]?.inputs?.properties.alertTypes).toMatchObject({
      items: { $ref: "#/types/netassure:thousandeyes:AlertType" },
    });
    expect(type("thousandeyes:AlertRule")?.properties?.alertType).toMatchObject({ type: "string" });
  });
});
