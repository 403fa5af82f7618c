import { stringify } from "yaml";
import type { Values } from "../../../../src/lifecycle";
import { PACKAGE } from "../../../../src/plugin/resources";
import { capital, snakeCase } from "./program";

/** A call of a function whose arguments are texts and lists of them. */
export interface ProgramCall {
  module: string;
  /** "getAgents" */
  name: string;
  args: Readonly<Record<string, string | readonly string[]>>;
}

export function typescriptCall({ module, name, args }: ProgramCall): string {
  const given = Object.entries(args).map(([key, value]) => `${key}: ${inline(value, "[", "]")}`);
  const list = given.length === 0 ? "" : `{ ${given.join(", ")} }`;
  return `import * as netassure from "@netassure/native";\n\nconst found = netassure.${module}.${name}Output(${list});`;
}

export function pythonCall({ module, name, args }: ProgramCall): string {
  const given = Object.entries(args).map(([key, value]) => `${snakeCase(key)}=${inline(value, "[", "]")}`);
  const call = `netassure.${module}.${snakeCase(name)}_output(${given.join(", ")})`;
  return `import pulumi_netassure as netassure\n\nfound = ${call}`;
}

export function goCall({ module, name, args }: ProgramCall): string {
  const given = Object.entries(args).map(
    ([key, value]) => `\t\t\t${capital(key)}: ${inline(value, "[]string{", "}")},\n`,
  );
  const list = given.length === 0 ? "" : `, &${module}.${capital(name)}Args{\n${given.join("")}\t\t}`;
  return `package main

import (
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"netassure.dev/sdk/go/netassure/${module}"
)

func main() {
	pulumi.Run(func(ctx *pulumi.Context) error {
		found, err := ${module}.${capital(name)}(ctx${list})
		if err != nil {
			return err
		}
		ctx.Export("found", pulumi.Any(found))
		return nil
	})
}`;
}

export function yamlCall({ module, name, args }: ProgramCall): string {
  const call: Values = { function: `${PACKAGE}:${module}:${name}`, arguments: args };
  return stringify({ variables: { found: { "fn::invoke": call } } }).trimEnd();
}

function inline(value: string | readonly string[], open: string, close: string): string {
  if (typeof value === "string") return JSON.stringify(value);
  return `${open}${value.map((one) => JSON.stringify(one)).join(", ")}${close}`;
}
