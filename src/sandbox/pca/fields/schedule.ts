import { z } from "zod";
import { displayName } from "./common";

/** The vendor shows a notation of five fields, and no rule for them. */
const cron = z.string().regex(/^\s*(\S+\s+){4}\S+\s*$/, "expected a cron expression of five fields");

/** Attributes of a schedule: one run at `dateTime` when `single`, else runs by `interval`. */
export const scheduleFields = z.looseObject({
  schedule: z.looseObject({
    scheduleName: displayName,
    scheduleId: z.uuid().optional(),
    single: z.boolean().optional(),
    interval: cron.optional(),
    dateTime: z.iso.datetime({ offset: true }).optional(),
  }),
});

export interface Schedule {
  schedule: z.infer<typeof scheduleFields>["schedule"] & { scheduleId: string };
}
