import * as z from "zod";

/**
 * Answers of the PingPlotter Cloud API, loosely: a field without a value is left out or null, and new keys are
 * harmless. Source: PingPlotter Cloud manual, Agents and Sessions, samples of 2025-11.
 */

const text = z.string().nullish();
const flag = z.boolean().nullish();

export const wireAgent = z.looseObject({
  UniqueId: z.string().min(1),
  Name: z.string(),
  IsTemplate: flag,
  IsOnline: flag,
  Configured: flag,
  Deleted: flag,
  OnWifi: flag,
  OnVPN: flag,
  CreationDate: text,
  LastMessageTime: text,
  Platform: text,
  MachineID: text,
  MachineName: text,
  MostRecentIPAddress: text,
  TemplateUniqueId: text,
  Notes: text,
  DownloadUrl: text,
  CustomFields: z.array(z.looseObject({ Name: z.string(), Value: text })).nullish(),
});
export type WireAgent = z.infer<typeof wireAgent>;

export const wireAgents = z.array(wireAgent);

export const wireCustomFields = z.array(z.looseObject({ Name: z.string() }));
export type WireCustomField = z.infer<typeof wireCustomFields>[number];

export const wireStatus = z.looseObject({
  AgentUniqueId: z.string(),
  IsOnline: flag,
  OnWifi: flag,
  OnVPN: flag,
  LastMessageTime: text,
  TargetQuality: z
    .array(
      z.looseObject({
        QualityDefinitionId: text,
        QualityValue: text,
        QualityScore: z.number().nullish(),
        MeasuredAt: text,
        SessionId: text,
        Description: text,
        IpAddress: text,
      }),
    )
    .nullish(),
});
export type WireStatus = z.infer<typeof wireStatus>;

export const wireStatuses = z.array(wireStatus);

/** What the vendor calls a session is a target that runs; the answer names neither configuration nor interval. */
export const wireSession = z.looseObject({
  SessionId: z.string().min(1),
  AgentUniqueId: text,
  Description: text,
  IpAddress: text,
  Status: text,
});
export type WireSession = z.infer<typeof wireSession>;

export const wireSessions = z.array(wireSession);

/** What POST /agents takes. */
export interface NewAgent {
  Name: string;
  IsTemplate: boolean;
  Targets?: { Target: string; ConfigurationId?: string; TraceIntervalInMs?: number }[];
}

/** Which measurements a status answer holds. */
export interface StatusQuery {
  TargetName?: string;
  TargetIp?: string;
  QualityDefinitionIds?: string[];
}
