module example.com/native-site-rollout

go 1.25.11

require (
	github.com/pulumi/pulumi/sdk/v3 v3.259.0
	netassure.dev/sdk/go v0.1.0
)

replace netassure.dev/sdk/go => ../../../../sdk/go
