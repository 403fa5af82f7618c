from typing import NamedTuple


class Site(NamedTuple):
    """A site to watch: adding a line below is all it takes."""

    name: str
    router: str
    """Address of the site's router, which reflects TWAMP."""
    cloud_agent: str
    """ThousandEyes Cloud Agent nearby."""


sites = [
    Site("berlin", router="192.0.2.10", cloud_agent="Frankfurt, Germany"),
    Site("london", router="192.0.2.20", cloud_agent="London, England"),
    Site("tokyo", router="192.0.2.30", cloud_agent="Tokyo, Japan"),
]


class Service(NamedTuple):
    """What every site needs to reach."""

    name: str
    host: str
    port: int


services = [
    Service("shop", "shop.example.com", 443),
    Service("mail", "mail.example.com", 993),
]
