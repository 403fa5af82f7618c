import { randomUUID } from "node:crypto";
import { STATUS_CODES } from "node:http";
import { createThousandEyes, seedThousandEyes, type ThousandEyesState, thousandEyesControls } from "./thousandeyes";
import { rateLimitHeaders } from "./thousandeyes/rate-limit";
import { thousandEyesTables } from "./thousandeyes-tables";
import { defineVendor, type Refusal } from "./vendor";

/** Requests per minute for one organisation. */
const rateLimit = 240;

export const thousandEyes = defineVendor({
  key: "thousandEyes",
  name: "ThousandEyes",
  mount: "/thousandeyes/v7",
  settings: {
    endpoint: { env: "TE_API_ENDPOINT", config: "thousandEyesEndpoint" },
    token: { env: "TE_TOKEN", config: "thousandEyesToken", secret: true },
  },
  seed: seedThousandEyes,
  credentials: () => ({ token: randomUUID() }),
  app: (state: ThousandEyesState, options) =>
    createThousandEyes(state, {
      token: options.credentials.token,
      origin: () => `${options.origin()}/thousandeyes`,
      now: options.now,
      rateLimit: options.rateLimit ?? rateLimit,
      reading: options.reading,
    }),
  controls: thousandEyesControls,
  refusal,
  tables: thousandEyesTables,
});

/** A problem body. The window of a 429 ends within a second or two, so that a patient client gets on. */
function refusal(status: number, now: Date, path = ""): Refusal {
  const title = `${status} ${STATUS_CODES[status] ?? ""}`.trim();
  const limited = status === 429 ? rateLimitHeaders(rateLimit, 0, now.getTime() + 1000) : {};
  return {
    headers: { "content-type": "application/problem+json", ...limited },
    body: JSON.stringify(
      status === 401
        ? { error: "invalid_token", error_description: "Invalid access token" }
        : { type: "about:blank", title, status, instance: `/v7${path}` },
    ),
  };
}
