import * as z from "zod";
import { describeField } from "../../../lifecycle";
import { sameIgnoringCase } from "../spelling";
import { text } from "./http";
import { flag } from "./network";

const SUBINTERVALS = [60, 120, 300, 600, 900, 1200, 1800, 3600] as const;

/** What page-load and web-transactions share: the browser on the agent. */
export const browserFields = {
  emulatedDeviceId: describeField(z.string().min(1).optional(), {
    description:
      "Id of the device that the browser pretends to be. Without it ThousandEyes takes the default device of the organization, whose id no answer tells.",
  }),
  blockDomains: text("Domains or object URLs that are left out of the metrics."),
  disableScreenshot: flag("Takes no screenshot on an error.", false),
  allowMicAndCamera: flag("Gives the page a fake microphone and camera.", false),
  allowGeolocation: flag("Shows the page where the agent is.", false),
  browserLanguage: describeField(z.string().min(1).optional(), {
    description: 'Locale of the browser, e.g. "en-US".',
    serverDefault: "en-US",
  }),
  chromeOptions: text("Command-line switches of Chrome."),
  chromePolicies: describeField(z.string().refine(isJson, "JSON text").optional(), {
    description: "Policies of Chrome, as JSON text.",
    serverDefault: "{}",
  }),
  chromiumTrack: describeField(z.enum(["stable", "latest"]).optional(), {
    description: "Version of Chromium.",
    serverDefault: "stable",
    same: sameIgnoringCase,
  }),
  pageLoadingStrategy: describeField(z.enum(["normal", "eager", "none"]).optional(), {
    description: "WebDriver page load strategy.",
    serverDefault: "normal",
    same: sameIgnoringCase,
  }),
  identifyAgentTrafficWithUserAgent: flag(
    "Marks the user agent instead of adding an x-thousandeyes-agent header.",
    false,
  ),
  subinterval: describeField(z.literal(SUBINTERVALS).optional(), {
    description: "Time between two agents of a round-robin; it must divide interval.",
    unit: "seconds",
  }),
};

function isJson(value: string): boolean {
  try {
    JSON.parse(value);
    return true;
  } catch {
    return false;
  }
}
