import type { Values } from "../../../src/lifecycle";
import type { Example } from "./example";

const rounds = { interval: 300, agents: [{ agentName: "Frankfurt, Germany" }, { agentName: "Singapore" }] };
const betweenAgents = { interval: 300, agents: [{ agentId: "281474976710720" }], targetAgentId: "281474976710721" };

export const thousandEyesExamples: Readonly<Record<string, Example>> = Object.fromEntries([
  test("AgentToAgentTest", "berlin-madrid-network", "It measures the network between two agents.", {
    ...betweenAgents,
    direction: "bidirectional",
    protocol: "tcp",
  }),
  test("AgentToServerTest", "shop-network", "It measures the network to one host, by TCP or ICMP.", {
    ...rounds,
    server: "shop.example.com",
    port: 443,
    protocol: "tcp",
  }),
  test("ApiTest", "shop-api", "It calls an API in steps.", {
    ...rounds,
    url: "https://api.example.com",
    requests: [
      {
        name: "list products",
        url: "https://api.example.com/products",
        method: "get",
        assertions: [{ name: "status-code", operator: "is", value: "200" }],
      },
    ],
  }),
  test("BgpTest", "shop-prefix", "It watches the routes to a prefix from BGP monitors.", { prefix: "192.0.2.0/24" }),
  test("DnsServerTest", "shop-dns", "It asks given DNS servers for one record.", {
    ...rounds,
    domain: "shop.example.com A",
    dnsServers: ["ns1.example.com", "ns2.example.com"],
  }),
  test("DnsTraceTest", "shop-delegation", "It follows the delegation of a domain from the root servers.", {
    ...rounds,
    domain: "shop.example.com A",
  }),
  test("DnssecTest", "shop-signatures", "It verifies the signatures of a domain.", {
    ...rounds,
    domain: "shop.example.com A",
  }),
  test("FtpServerTest", "price-lists", "It downloads, uploads or lists by FTP.", {
    ...rounds,
    url: "ftp://ftp.example.com/prices.csv",
    requestType: "download",
    username: "anonymous",
    password: "probe@example.com",
  }),
  test("HttpServerTest", "shop-frontend", "It loads one URL and measures availability, response time and throughput.", {
    ...rounds,
    url: "https://shop.example.com",
    desiredStatusCode: "200",
    verifyCertificate: true,
  }),
  test("PageLoadTest", "shop-page", "It loads a page with all its objects in a browser.", {
    ...rounds,
    url: "https://shop.example.com",
    pageLoadTimeLimit: 20,
  }),
  test("SipServerTest", "telephony", "It probes a SIP server.", {
    ...rounds,
    targetSipCredentials: { sipRegistrar: "sip.example.com", port: 5060, protocol: "tcp" },
  }),
  test("VoiceTest", "berlin-calls-madrid", "It sends a voice stream from agents to an agent.", {
    ...betweenAgents,
    duration: 10,
  }),
  test("WebTransactionsTest", "shop-checkout", "It runs a script in a browser.", {
    ...rounds,
    url: "https://shop.example.com",
    transactionScript: "await driver.get('https://shop.example.com/cart');",
  }),
]);

function test(type: string, name: string, about: string, inputs: Values): [string, Example] {
  const module = "thousandeyes";
  return [`${module}:${type}`, { about, resources: [{ module, type, name, inputs }] }];
}
