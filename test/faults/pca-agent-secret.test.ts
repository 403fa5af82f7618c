import { faultMatrix } from "./matrix";

await faultMatrix("PcaAgentSecret", {
  atLeast: 120,
  plots: [{ name: "", changes: () => ({ triggers: { rotated: "once" } }) }],
});
