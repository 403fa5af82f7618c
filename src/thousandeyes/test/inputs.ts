import * as z from "zod";
import { variantsBy } from "../../lifecycle";
import { agentFields, commonFields } from "./fields/common";
import { testTypes } from "./types";

/** The inputs of all test types. */
export const testInputs = variantsBy(
  "type",
  Object.values(testTypes).map(({ object }) => object),
);

const shared = z.looseObject({ type: z.string(), ...commonFields, ...z.object(agentFields).partial().shape });

/** What a handler knows of a test without asking for its type. */
export type TestValues = z.output<typeof shared>;
