import pulumi
from pulumi_netassure import pca, pingplotter, thousandeyes

# Does the shop answer, and how fast?
shop = thousandeyes.HttpServerTest(
    "shop-frontend",
    url="https://shop.example.com",
    interval=300,
    agents=[{"agent_name": "Frankfurt, Germany"}, {"agent_name": "Singapore"}],
)

# A sensor agent in the office, which takes part in sessions.
edge = pca.AgentConfig(
    "edge-berlin",
    data_gateway={"server": "collector.example.com"},
    metadata={"SITE": "Berlin"},
)

# What the machine at the front desk traces.
desk = pingplotter.Agent(
    "front-desk",
    targets=[{"address": "192.0.2.1", "alias": "Router"}, {"address": "shop.example.com"}],
)

pulumi.export("testId", shop.test_id)
pulumi.export("agentId", edge.agent_id)
# Secret: whoever has it can install the agent.
pulumi.export("downloadUrl", desk.download_url)
