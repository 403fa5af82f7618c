export * from "./dynamic/lookups";
export * from "./dynamic/resources";
export type { PcaAgentDetails, PcaAgentsArgs, PcaAgentsResult } from "./pca";
export type {
  PingPlotterAgentDetails,
  PingPlotterAgentStatusArgs,
  PingPlotterAgentStatusResult,
  PingPlotterAgentsArgs,
  PingPlotterAgentsResult,
  PingPlotterCustomFieldsResult,
  PingPlotterTargetQuality,
} from "./pingplotter";
export type {
  ThousandEyesAccountGroup,
  ThousandEyesAccountGroupsArgs,
  ThousandEyesAccountGroupsResult,
  ThousandEyesAgent,
  ThousandEyesAgentsArgs,
  ThousandEyesAgentsResult,
  ThousandEyesAlertRule,
  ThousandEyesAlertRulesArgs,
  ThousandEyesAlertRulesResult,
  ThousandEyesAlertType,
  ThousandEyesTestDetails,
  ThousandEyesTestsArgs,
  ThousandEyesTestsResult,
} from "./thousandeyes";
