import type { StoredTag } from "../state";

type BuiltIn = readonly [id: string, key: string, icon: string, legacyId: number, objectType?: string];

/** The tags that every account has, as listed by the vendor. */
const builtIn: readonly BuiltIn[] = [
  ["fe124db9-bc89-4b3e-b196-7949a14b5954", "Enterprise", "BUILT_IN_AGENT_ENTERPRISE", -1],
  ["74e18697-9c53-4f0c-a4f9-e9a68d41c05b", "Cloud", "BUILT_IN_AGENT_CLOUD", -2],
  ["60811246-032d-4329-83f4-82b17bdddb46", "IPv4 Compatible", "BUILT_IN_IPV4", -3],
  ["8cea1379-3999-49e1-89e9-cf75c90c0095", "IPv6 Compatible", "BUILT_IN_IPV6", -4],
  ["fb1b076f-b285-4612-b264-25f783792a39", "Proxied", "BUILT_IN_PROXIED", -5],
  ["75e0042a-20e6-4bf5-b5c0-1fa83fd9fd3e", "Enterprise Cluster", "BUILT_IN_AGENT_CLUSTER", -6],
  ["13fa3024-5cfc-45a4-a07a-92338b54b835", "Single Homed", "BUILT_IN_SINGLE_HOME", -7],
  ["69b23f13-eec7-4c64-b917-a29e86b4ce60", "Webex Cloud", "BUILT_IN_WEBEX", -12],
  ["9e618a6c-ea90-49cb-b0f8-43a525205e3e", "Dual Chromium", "BUILT_IN_DUAL_CHROMIUM", -11],
  ["fa913555-d06a-42b9-bade-6c36e0e25e07", "Five9 Cloud", "BUILT_IN_AGENT_CLOUD", -13],
  ["528bf56d-afe8-4145-9728-c784ef1e85d6", "Shared", "BUILT_IN_LINK", -8, "test"],
  ["6a46d135-11cc-4727-b1f0-3b2dea4055c1", "Saved Event", "BUILT_IN_DATABASE", -9, "test"],
  ["c8e8afde-9464-4efa-a6d7-b193d34f1668", "Scheduled Test Saved Event", "BUILT_IN_DATABASE", -10, "endpoint-test"],
];

export function builtInTags(): Record<string, StoredTag> {
  const tags = builtIn.map(([id, key, icon, legacyId, objectType = "v-agent"]): StoredTag => {
    const settings = {
      ...{ accessType: "all", objectType, key, value: key, icon, legacyId, type: "static", color: "#A7EB10" },
      ...{ description: null, createDate: "1970-01-01T00:00:00Z", modifiedDate: null },
    };
    return { id, settings, assignments: [] };
  });
  return Object.fromEntries(tags.map((tag) => [tag.id, tag]));
}
