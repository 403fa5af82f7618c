package main

import (
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"netassure.dev/sdk/go/netassure/pca"
	"netassure.dev/sdk/go/netassure/pingplotter"
	"netassure.dev/sdk/go/netassure/thousandeyes"
)

func main() {
	pulumi.Run(func(ctx *pulumi.Context) error {
		var secretsFiles pulumi.StringArray
		for _, here := range sites {
			file, err := watch(ctx, here)
			if err != nil {
				return err
			}
			secretsFiles = append(secretsFiles, file)
		}

		// The laptops of the support team trace the services: one template to install from.
		targets := pingplotter.TargetArray{}
		for _, service := range services {
			targets = append(targets, &pingplotter.TargetArgs{
				Address: pulumi.String(service.host),
				Alias:   pulumi.String(service.name),
			})
		}
		template, err := pingplotter.NewAgent(ctx, "support-template", &pingplotter.AgentArgs{
			IsTemplate: pulumi.Bool(true),
			Targets:    targets,
		})
		if err != nil {
			return err
		}

		// And ThousandEyes tests them from the outside, near every site.
		agents := thousandeyes.AgentArray{}
		for _, site := range sites {
			agents = append(agents, &thousandeyes.AgentArgs{AgentName: pulumi.String(site.cloudAgent)})
		}
		var testIds pulumi.StringArray
		for _, service := range services {
			test, err := thousandeyes.NewAgentToServerTest(ctx, service.name+"-path", &thousandeyes.AgentToServerTestArgs{
				Server:   pulumi.String(service.host),
				Port:     pulumi.Int(service.port),
				Interval: pulumi.Int(300),
				Agents:   agents,
			})
			if err != nil {
				return err
			}
			testIds = append(testIds, test.TestId)
		}

		ctx.Export("secretsFiles", secretsFiles)
		ctx.Export("templateId", template.UniqueId)
		ctx.Export("testIds", testIds)
		return nil
	})
}

// A sensor agent for a site, and sessions from there to every other one. Returns the file that its container starts with.
func watch(ctx *pulumi.Context, here site) (pulumi.StringOutput, error) {
	agent, err := pca.NewAgentConfig(ctx, here.name+"-agent", &pca.AgentConfigArgs{
		DataGateway: &pca.DataGatewayArgs{
			Server: pulumi.String("collector.example.com"),
			Port:   pulumi.Int(55888),
		},
		Reflector: &pca.ReflectorArgs{
			Reflectors: pca.ReflectorEntryArray{
				&pca.ReflectorEntryArgs{ReflectorType: pca.ReflectorTypeTwampIpv4, Enable: pulumi.Bool(true)},
			},
		},
		Metadata: pulumi.StringMap{"SITE": pulumi.String(here.name)},
	})
	if err != nil {
		return pulumi.StringOutput{}, err
	}
	secret, err := pca.NewAgentSecret(ctx, here.name+"-secret", &pca.AgentSecretArgs{AgentId: agent.AgentId})
	if err != nil {
		return pulumi.StringOutput{}, err
	}
	for _, other := range sites {
		if other == here {
			continue
		}
		_, err := pca.NewSession(ctx, here.name+"-to-"+other.name, &pca.SessionArgs{
			SessionType: pca.SessionTypeTwampStateless,
			AgentId:     agent.AgentId,
			Enable:      pulumi.Bool(true),
			Period:      pca.PeriodContinuous,
			Twamp: &pca.TwampArgs{
				ReflectorAddr:  pulumi.String(other.router),
				ReportInterval: pulumi.Int(30),
			},
		})
		if err != nil {
			return pulumi.StringOutput{}, err
		}
	}
	return secret.File, nil
}
