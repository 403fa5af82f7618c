import * as z from "zod";
import { describeField } from "../../../lifecycle";
import { flag, port, setting, text, whole } from "../../fields/common";

const MOST_SECONDS = 2_147_483_647;

const seconds = (least: number, description: string, serverDefault: number) =>
  whole(least, MOST_SECONDS, { description, unit: "seconds", serverDefault });

/** Whether the vendor shows a password again is not documented, so the program's own is what counts. */
const password = (description: string) => text(description, { secret: true, writeOnly: true });

/** Transfers over HTTP, HTTPS, FTP or TCP. Since release 22.07. */
export const transfer = describeField(
  z.strictObject({
    destinationUrl: describeField(z.string().regex(/^[a-z][a-z0-9+.-]*:\/\/\S+$/i, "a URL like https://host/path"), {
      description: "URL to transfer from: scheme://host, optionally with a port and a path.",
    }),
    username: text("User name for HTTP basic authentication."),
    password: password("Password for HTTP basic authentication."),
    useProxy: flag("Whether the transfer goes through the proxy."),
    proxyDestination: text("IP address or host name of the proxy."),
    proxyPort: port("Port of the proxy; the vendor's default is rarely right.", { serverDefault: 33457 }),
    proxyUsername: text("User name for the proxy."),
    proxyPass: password("Password for the proxy."),
    nameServer: text("IP address of the name server to ask. By default that of the agent's system."),
    forceIpVersion: setting(z.enum(["IPv4", "IPv6"]), { description: "IP version. By default the agent chooses." }),
    maximumTestConnectSec: seconds(0, "Longest time to connect; 0 for no limit.", 20),
    maximumTestDurationSec: seconds(0, "Longest time for a transfer; 0 for no limit.", 180),
    testInterval: seconds(1, "Time between two transfers.", 60),
  }),
  { description: "Options of a transfer session." },
);
