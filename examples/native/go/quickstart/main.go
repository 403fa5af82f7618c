package main

import (
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"netassure.dev/sdk/go/netassure/pca"
	"netassure.dev/sdk/go/netassure/pingplotter"
	"netassure.dev/sdk/go/netassure/thousandeyes"
)

func main() {
	pulumi.Run(func(ctx *pulumi.Context) error {
		// Does the shop answer, and how fast?
		shop, err := thousandeyes.NewHttpServerTest(ctx, "shop-frontend", &thousandeyes.HttpServerTestArgs{
			Url:      pulumi.String("https://shop.example.com"),
			Interval: pulumi.Int(300),
			Agents: thousandeyes.AgentArray{
				&thousandeyes.AgentArgs{AgentName: pulumi.String("Frankfurt, Germany")},
				&thousandeyes.AgentArgs{AgentName: pulumi.String("Singapore")},
			},
		})
		if err != nil {
			return err
		}

		// A sensor agent in the office, which takes part in sessions.
		edge, err := pca.NewAgentConfig(ctx, "edge-berlin", &pca.AgentConfigArgs{
			DataGateway: &pca.DataGatewayArgs{Server: pulumi.String("collector.example.com")},
			Metadata:    pulumi.StringMap{"SITE": pulumi.String("Berlin")},
		})
		if err != nil {
			return err
		}

		// What the machine at the front desk traces.
		desk, err := pingplotter.NewAgent(ctx, "front-desk", &pingplotter.AgentArgs{
			Targets: pingplotter.TargetArray{
				&pingplotter.TargetArgs{Address: pulumi.String("192.0.2.1"), Alias: pulumi.String("Router")},
				&pingplotter.TargetArgs{Address: pulumi.String("shop.example.com")},
			},
		})
		if err != nil {
			return err
		}

		ctx.Export("testId", shop.TestId)
		ctx.Export("agentId", edge.AgentId)
		// Secret: whoever has it can install the agent.
		ctx.Export("downloadUrl", desk.DownloadUrl)
		return nil
	})
}
