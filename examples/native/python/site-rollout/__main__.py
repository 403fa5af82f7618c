import pulumi
from pulumi_netassure import pca, pingplotter, thousandeyes

from sites import services, sites

# A sensor agent per site, with the file that its container starts with.
secrets_files = []
for site in sites:
    agent = pca.AgentConfig(
        f"{site.name}-agent",
        data_gateway={"server": "collector.example.com", "port": 55888},
        reflector={"reflectors": [{"reflector_type": "twampIpv4", "enable": True}]},
        metadata={"SITE": site.name},
    )
    secret = pca.AgentSecret(f"{site.name}-secret", agent_id=agent.agent_id)
    secrets_files.append(secret.file)

    # Sessions from every site to every other one.
    for other in sites:
        if other != site:
            pca.Session(
                f"{site.name}-to-{other.name}",
                session_type="twamp-stateless",
                agent_id=agent.agent_id,
                enable=True,
                period="continuous",
                twamp={"reflector_addr": other.router, "report_interval": 30},
            )

# The laptops of the support team trace the services: one template to install from.
template = pingplotter.Agent(
    "support-template",
    is_template=True,
    targets=[{"address": service.host, "alias": service.name} for service in services],
)

# And ThousandEyes tests them from the outside, near every site.
tests = [
    thousandeyes.AgentToServerTest(
        f"{service.name}-path",
        server=service.host,
        port=service.port,
        interval=300,
        agents=[{"agent_name": site.cloud_agent} for site in sites],
    )
    for service in services
]

pulumi.export("secretsFiles", secrets_files)
pulumi.export("templateId", template.unique_id)
pulumi.export("testIds", [test.test_id for test in tests])
