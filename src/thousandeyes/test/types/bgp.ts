import * as z from "zod";
import { describeField } from "../../../lifecycle";
import { commonFields } from "../fields/common";
import { bgpFields, flag } from "../fields/network";
import { target } from "../fields/target";
import { defineTestType } from "../test-type";

const { usePublicBgp, monitors } = bgpFields;

/** Watches the routes to a prefix from BGP monitors; no agents and no interval. */
export const bgp = defineTestType({
  object: z.strictObject({
    type: z.literal("bgp"),
    ...commonFields,
    prefix: describeField(target(), {
      description: 'Network prefix, e.g. "192.0.2.0/24". A change replaces the test.',
      replaceOnChanges: true,
    }),
    includeCoveredPrefixes: flag("Includes more specific prefixes.", false),
    usePublicBgp: describeField(usePublicBgp, { description: "Uses all public BGP monitors." }),
    monitors,
  }),
});
