import { afterEach, describe, expect, it } from "vitest";
import { PartialWriteError, type Values } from "../../src/lifecycle";
import * as config from "./agent-config-support";
import * as session from "./session-support";
import {
  agentId,
  api,
  configDocument,
  configInputs,
  failureOf,
  nothingLeft,
  recorded,
  recorder,
  sessionDocument,
  sessionId,
  sessionInputs,
} from "./support";

afterEach(nothingLeft);

/** An API whose PUT leaves alone what a document does not name. Answers as often as it is asked. */
function merging(get: string, put: string, document: () => object) {
  const { bodies, record } = recorder();
  api().get(get).times(2).reply(200, document);
  api().put(put, record).times(2).reply(200, document);
  return bodies;
}

const notApplied = (id: string, difference: string) =>
  `The vendor accepted the request for ${id} but did not apply ${difference}. Either the account does not allow it, or netassure misjudges the API: then please report this line. The next pulumi up tries again.`;

interface Row {
  /** What the program had and the vendor keeps. */
  before: Values;
  /** What is left of it in the program. */
  now?: Values;
  difference: string;
}

const schedule = "88888888-8888-4888-8888-888888888888";

const sessionRows: [string, Row][] = [
  ["namespace", { before: { namespace: "blue" }, difference: 'namespace (sent nothing, answered "blue")' }],
  ["interface", { before: { interface: "eth1" }, difference: 'interface (sent nothing, answered "eth1")' }],
  [
    "scheduleReference",
    { before: { scheduleReference: schedule }, difference: `scheduleReference (sent nothing, answered "${schedule}")` },
  ],
  [
    "an option",
    {
      before: { twamp: { reflectorAddr: "198.51.100.7", senderAddr: "192.0.2.1" } },
      difference: 'twamp.senderAddr (sent nothing, answered "192.0.2.1")',
    },
  ],
  [
    "a key of metadata",
    {
      before: { metadata: { SITE: "A", RACK: "7" } },
      now: { metadata: { SITE: "A" } },
      difference: 'metadata (sent {"SITE":"A"}, answered {"SITE":"A","RACK":"7"})',
    },
  ],
  ["all metadata", { before: { metadata: { SITE: "A" } }, difference: 'metadata (sent {}, answered {"SITE":"A"})' }],
];

describe("a session whose PUT merges, so that the vendor keeps what the program dropped", () => {
  it.each(sessionRows)("is an error that names id and value of %s, and keeps it in state", async (_, row) => {
    const { before, now = {}, difference } = row;
    const bodies = merging(session.SESSION, "/agents/session", () => sessionDocument(before));

    const failure = await failureOf(session.update({ ...sessionInputs, ...before }, { ...sessionInputs, ...now }));

    expect(failure).toBeInstanceOf(PartialWriteError);
    expect(failure).toMatchObject({ id: sessionId, reasons: [notApplied(sessionId, difference)] });
    const { properties } = failure as PartialWriteError;
    expect(properties).toEqual(recorded({ ...sessionInputs, ...before }));
    expect(session.diff(properties, { ...sessionInputs, ...now }).properties).toHaveLength(1);
    const [first, second] = bodies.map(({ data }) => data.attributes.session);
    expect(second).toEqual(first);
  });

  it("is an error that shows no password beside the property that was kept", async () => {
    const before = { ...session.transfer, namespace: "blue" };
    merging(session.SESSION, "/agents/session", () => {
      const { data } = session.transferDocument();
      const stored = { ...data.attributes.session, namespace: "blue" };
      return { data: { ...data, attributes: { ...data.attributes, session: stored } } };
    });

    const failure = await failureOf(session.update(before, session.transfer));

    expect(failure.message).toBe(notApplied(sessionId, 'namespace (sent nothing, answered "blue")'));
  });
});

const configRows: [string, Row][] = [
  [
    "reporting",
    {
      before: { reporting: { syncResults: true } },
      difference: 'reporting (sent nothing, answered {"syncResults":true})',
    },
  ],
  [
    "reflector",
    {
      before: { reflector: { reflectors: [{ reflectorType: "twampIpv4", enable: true }] } },
      difference: 'reflector (sent nothing, answered {"reflectors":[{"reflectorType":"twampIpv4","enable":true}]})',
    },
  ],
  [
    "a flag of the gateway",
    {
      before: { dataGateway: { server: "192.0.2.10", dataBrokerUseSsl: true } },
      difference: "dataGateway.dataBrokerUseSsl (sent nothing, answered true)",
    },
  ],
  [
    "a key of metadata",
    {
      before: { metadata: { SITE: "A", RACK: "7" } },
      now: { metadata: { SITE: "A" } },
      difference: 'metadata (sent {"SITE":"A"}, answered {"SITE":"A","RACK":"7"})',
    },
  ],
  ["all metadata", { before: { metadata: { SITE: "A" } }, difference: 'metadata (sent {}, answered {"SITE":"A"})' }],
];

describe("an agent configuration whose PUT merges, so that the vendor keeps what the program dropped", () => {
  it.each(configRows)("is an error that names id and value of %s, and keeps it in state", async (_, row) => {
    const { before, now = {}, difference } = row;
    const bodies = merging(config.CONFIG, config.CONFIG, () => configDocument(before));

    const failure = await failureOf(config.update({ ...configInputs, ...before }, { ...configInputs, ...now }));

    expect(failure).toBeInstanceOf(PartialWriteError);
    expect(failure).toMatchObject({ id: agentId, reasons: [notApplied(agentId, difference)] });
    const { properties } = failure as PartialWriteError;
    expect(properties).toEqual(recorded({ ...configInputs, ...before }));
    expect(config.diff(properties, { ...configInputs, ...now }).properties).toHaveLength(1);
    const [first, second] = bodies.map(({ data }) => data.attributes);
    expect(second).toEqual(first);
  });

  it("is changed after all by the next update when the vendor lets go of the value then", async () => {
    const before = { ...configInputs, reporting: { syncResults: true } };
    api()
      .get(config.CONFIG)
      .reply(200, configDocument({ reporting: { syncResults: true } }));
    api().put(config.CONFIG).reply(200, configDocument());

    expect(await config.update(before, configInputs)).toEqual(recorded(configInputs));
  });

  it("has nothing to say about metadata of somebody else that a merge keeps as well", async () => {
    const before = { ...configInputs, metadata: { SITE: "A", RACK: "7" } };
    const news = { ...configInputs, metadata: { SITE: "A" } };
    api()
      .get(config.CONFIG)
      .reply(200, configDocument({ metadata: { SITE: "A", RACK: "7", OWNER: "noc" } }));
    api()
      .put(config.CONFIG)
      .reply(200, configDocument({ metadata: { SITE: "A", OWNER: "noc" } }));

    expect(await config.update(before, news)).toEqual(recorded(news));
  });
});
