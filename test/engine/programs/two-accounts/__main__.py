import pulumi
import pulumi_netassure as netassure

config = pulumi.Config()

for site in ["berlin", "madrid"]:
    provider = netassure.Provider(
        site,
        thousand_eyes_endpoint=config.require(f"{site}ThousandEyes"),
        thousand_eyes_token=config.require_secret(f"{site}Token"),
        pca_endpoint=config.require(f"{site}Pca"),
        pca_token=config.require_secret(f"{site}PcaToken"),
    )
    netassure.thousandeyes.HttpServerTest(
        f"{site}-shop",
        test_name="shop",
        url="https://shop.example.com",
        interval=300,
        agents=[{"agent_id": "3"}],
        opts=pulumi.ResourceOptions(provider=provider),
    )
    netassure.pca.AgentConfig(
        f"{site}-edge",
        data_gateway={"server": "collector.example.com"},
        opts=pulumi.ResourceOptions(provider=provider),
    )
