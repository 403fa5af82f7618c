import type { Setting } from "../../lifecycle";

/** How to reach ThousandEyes. The environment names are those of the vendor's Terraform provider. */
export const settings = {
  token: {
    key: "thousandEyesToken",
    env: "TE_TOKEN",
    secret: true,
    description: "an API bearer token",
  },
  accountGroupId: {
    key: "thousandEyesAccountGroupId",
    env: "TE_AID",
    description: "the account group (aid) of tests that name none",
  },
  endpoint: {
    key: "thousandEyesEndpoint",
    env: "TE_API_ENDPOINT",
    description: "the base URL of the API",
    default: "https://api.thousandeyes.com/v7",
  },
} as const satisfies Record<string, Setting>;
