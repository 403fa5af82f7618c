package main

import (
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi/config"
	"netassure.dev/sdk/go/netassure"
	"netassure.dev/sdk/go/netassure/pca"
	"netassure.dev/sdk/go/netassure/thousandeyes"
)

func main() {
	pulumi.Run(func(ctx *pulumi.Context) error {
		for _, site := range []string{"berlin", "madrid"} {
			if err := declare(ctx, site); err != nil {
				return err
			}
		}
		return nil
	})
}

func declare(ctx *pulumi.Context, site string) error {
	provider, err := netassure.NewProvider(ctx, site, &netassure.ProviderArgs{
		ThousandEyesEndpoint: pulumi.String(config.Require(ctx, site+"ThousandEyes")),
		ThousandEyesToken:    config.RequireSecret(ctx, site+"Token"),
		PcaEndpoint:          pulumi.String(config.Require(ctx, site+"Pca")),
		PcaToken:             config.RequireSecret(ctx, site+"PcaToken"),
	})
	if err != nil {
		return err
	}
	_, err = thousandeyes.NewHttpServerTest(ctx, site+"-shop", &thousandeyes.HttpServerTestArgs{
		TestName: pulumi.String("shop"),
		Url:      pulumi.String("https://shop.example.com"),
		Interval: pulumi.Int(300),
		Agents:   thousandeyes.AgentArray{&thousandeyes.AgentArgs{AgentId: pulumi.String("3")}},
	}, pulumi.Provider(provider))
	if err != nil {
		return err
	}
	_, err = pca.NewAgentConfig(ctx, site+"-edge", &pca.AgentConfigArgs{
		DataGateway: &pca.DataGatewayArgs{Server: pulumi.String("collector.example.com")},
	}, pulumi.Provider(provider))
	return err
}
