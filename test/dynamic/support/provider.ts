import type { dynamic } from "@pulumi/pulumi";
import { provider } from "../../../src/dynamic/provider";
import { providerText } from "../../../src/dynamic/provider-text";
import { json, type LocalServer, type Reply, serveBeside } from "../../http/support/local-server";

export const IDENTITY = "acme/urn:pulumi:dev::shops::pulumi-nodejs:dynamic/netassure:ThousandEyesTest::shop-frontend";

/** What the class sends beside the inputs. */
export const ownKeys = { __identity: IDENTITY, __provider: providerText("ThousandEyesTest") };

export const inputs = {
  type: "http-server",
  testName: "shop",
  url: "https://shop.example.com",
  interval: 300,
  agents: [{ agentId: "3" }],
};

/** What ThousandEyes answers to these inputs. */
export const answer = {
  ...inputs,
  testId: "281474976976775",
  enabled: true,
  createdDate: "2026-08-03T08:10:03Z",
  agents: [{ agentId: "3", agentName: "Singapore", agentType: "cloud" }],
};

export const problem = (status: number, title: string) =>
  json({ type: "about:blank", title, status }, status, { "content-type": "application/problem+json" });

/** Where the token's user logs in. */
export const AID = "11";

/** A ThousandEyes that tells its account groups besides these replies. */
export const thousandEyes = (...replies: Reply[]): Promise<LocalServer> => {
  const accountGroups = [{ aid: AID, accountGroupName: "Production", isDefaultAccountGroup: true }];
  return serveBeside({ "/account-groups": json({ accountGroups }) }, ...replies);
};

/** Where a test made on this server lives. */
export const accountOn = ({ url }: Pick<LocalServer, "url">) => ({ host: new URL(url).host, aid: AID });

/** The provider as Pulumi runs it, with the stack's configuration. */
export async function configured(config: Record<string, string>): Promise<Required<dynamic.ResourceProvider>> {
  const made = provider("ThousandEyesTest") as Required<dynamic.ResourceProvider>;
  const get = (key: string) => config[key];
  await made.configure({ config: { get, require: (key: string) => get(key) ?? "" } } as dynamic.ConfigureRequest);
  return made;
}

export const reachable = ({ url }: { url: string }) =>
  configured({ "netassure:thousandEyesToken": "te-token", "netassure:thousandEyesEndpoint": url });

/** What Pulumi's host of dynamic providers prints of an error. Source: @pulumi/pulumi, cmd/dynamic-provider. */
export async function printed(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => new Error("It did not fail"),
    (thrown: Error) => thrown,
  );
  return `${error}: ${error.stack}`;
}
