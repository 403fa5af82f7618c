/** Arguments of every function, by its module and name. */
export const lookupExamples: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>> = {
  "thousandeyes:getAgents": { names: ["Singapore", "Frankfurt, Germany"] },
  "thousandeyes:getAlertRules": { names: ["Default HTTP Alert Rule 2.0"] },
  "thousandeyes:getAccountGroups": { names: ["Staging"] },
  "thousandeyes:getTests": { names: ["shop-frontend"] },
  "pca:getAgents": { names: ["edge-berlin"] },
  "pingplotter:getAgents": { names: ["front-desk"] },
  "pingplotter:getAgentStatus": { uniqueId: "a1:laptop" },
  "pingplotter:getCustomFields": {},
};
