import { PACKAGE } from "../../../src/plugin/resources";
import { vendors } from "../../../src/registry";
import { functionDescription, resourceDescription } from "./description";
import { functionSpec } from "./function";
import { languages } from "./languages";
import { moduleOf } from "./module";
import { resourceSpec } from "./resource";
import { settingsSpec } from "./settings";

interface PackageJson {
  version: string;
  description: string;
  keywords: readonly string[];
  license: string;
}

/** `schema.json`: what every Pulumi language knows of the native provider. */
export function packageSchema({ version, description, keywords, license }: PackageJson): string {
  const modules = vendors.map(({ module }) => moduleOf(module));
  const settings = settingsSpec();
  const schema = {
    name: PACKAGE,
    displayName: "netassure",
    version,
    description,
    keywords: [...keywords, "kind/native"],
    license,
    language: languages,
    config: { variables: settings },
    provider: {
      description:
        "A connection to each vendor that is set. What is not set comes from the configuration of the stack for a default provider, and from the environment for every provider.",
      inputProperties: settings,
    },
    types: Object.assign({}, ...modules.map(({ writer }) => writer.types())),
    resources: Object.fromEntries(
      modules.flatMap(({ resources, writer }) =>
        resources.map((one) => [one.resource.token, resourceSpec(one, resourceDescription(one, modules), writer)]),
      ),
    ),
    functions: Object.fromEntries(
      modules.flatMap(({ functions, writer }) =>
        functions.map((one) => [one.native.token, functionSpec(one, functionDescription(one), writer)]),
      ),
    ),
  };
  return `${JSON.stringify(schema, undefined, 2)}\n`;
}
