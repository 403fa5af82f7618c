import type { Sandbox } from "../../src/sandbox";
import { faultMatrix } from "./matrix";
import { happen } from "./scenarios";

const targets = [{ address: "192.0.2.1", alias: "Router" }, { address: "shop.example.com" }];
const pausedTarget = [{ address: "192.0.2.1", alias: "Router", paused: true }, { address: "shop.example.com" }];

const renamed = (unique: string) => ({ name: `${unique} renamed` });
const install = (sandbox: Sandbox, id: string) =>
  happen(sandbox, `pingPlotter/agents/${encodeURIComponent(id)}/connect`);

await faultMatrix("PingPlotterAgent", {
  atLeast: 280,
  plots: [
    { name: "", also: { targets }, changes: renamed },
    {
      name: "that is installed",
      also: { targets, uninstallOnDelete: true, reconnectTriggers: { moved: "once" } },
      changes: (unique) => ({ ...renamed(unique), paused: true, reconnectTriggers: { moved: "twice" } }),
      meanwhile: install,
      operations: ["read", "update", "delete"],
    },
    {
      name: "with a target to pause",
      also: { targets },
      changes: () => ({ targets: pausedTarget }),
      meanwhile: install,
      operations: ["update"],
    },
  ],
});
