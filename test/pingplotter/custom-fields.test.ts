import { expect, it } from "vitest";
import { findPingPlotterCustomFields } from "../../src/pingplotter";
import { api, client, everyRequestWasMade } from "./support";

everyRequestWasMade();

const answers = (body: object) => api().get("/agents/customfields").reply(200, body);

it("names the custom fields of the account, sorted", async () => {
  answers([{ Name: "Site" }, { Name: "Floor" }]);
  expect(await findPingPlotterCustomFields(client(), {})).toEqual({ names: ["Floor", "Site"] });
});

it("names none where there is none", async () => {
  answers([]);
  expect(await findPingPlotterCustomFields(client(), {})).toEqual({ names: [] });
});
