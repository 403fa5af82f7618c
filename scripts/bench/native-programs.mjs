import { inJavaScript } from "./dynamic-programs.mjs";

/**
 * The files of a program with so many http-server tests on the native provider, in each language. All have one account, in
 * which no two tests have the same name.
 * @type {Record<import("../support/native-sdks.mjs").NativeLanguage, (count: number) => Record<string, string>>}
 */
export const nativePrograms = {
  yaml: (count) => ({
    "Pulumi.yaml": `name: bench\nruntime: yaml\nresources:\n${Array.from({ length: count }, (_, n) => inYaml(n)).join("")}`,
  }),
  go: (count) => ({ "Pulumi.yaml": "name: bench\nruntime: go\n", "main.go": inGo(count) }),
  python: (count) => ({ "Pulumi.yaml": "name: bench\nruntime: python\n", "__main__.py": inPython(count) }),
  nodejs: (count) => inJavaScript(inNode(count)),
};

/** @param {number} n */
const inYaml = (n) => `
  yaml-${n}:
    type: netassure:thousandeyes:HttpServerTest
    properties:
      url: https://shop-${n}.example.com
      interval: 300
      agents: [{ agentId: "3" }, { agentId: "37" }]
`;

/** @param {number} count */
const inGo = (count) => `
package main

import (
	"fmt"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"netassure.dev/sdk/go/netassure/thousandeyes"
)

func main() {
	pulumi.Run(func(ctx *pulumi.Context) error {
		for n := 0; n < ${count}; n++ {
			_, err := thousandeyes.NewHttpServerTest(ctx, fmt.Sprintf("go-%d", n), &thousandeyes.HttpServerTestArgs{
				Url:      pulumi.String(fmt.Sprintf("https://shop-%d.example.com", n)),
				Interval: pulumi.Int(300),
				Agents: thousandeyes.AgentArray{
					&thousandeyes.AgentArgs{AgentId: pulumi.String("3")},
					&thousandeyes.AgentArgs{AgentId: pulumi.String("37")},
				},
			})
			if err != nil {
				return err
			}
		}
		return nil
	})
}
`;

/** @param {number} count */
const inPython = (count) => `
import pulumi_netassure as netassure

for n in range(${count}):
    netassure.thousandeyes.HttpServerTest(
        f"python-{n}",
        url=f"https://shop-{n}.example.com",
        interval=300,
        agents=[{"agent_id": "3"}, {"agent_id": "37"}],
    )
`;

/** @param {number} count */
const inNode = (count) => `
const netassure = require("@netassure/native");
for (let n = 0; n < ${count}; n++) {
  new netassure.thousandeyes.HttpServerTest("node-" + n, {
    url: "https://shop-" + n + ".example.com", interval: 300, agents: [{ agentId: "3" }, { agentId: "37" }],
  });
}
`;
