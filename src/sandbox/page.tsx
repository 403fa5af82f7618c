import { raw } from "hono/html";
import type { Child, FC } from "hono/jsx";
import type { CurrentReading } from "./assumptions/readings";
import { connectionValues, exportLine, pulumiConfigLine } from "./connection";
import { listControls } from "./control";
import { isSpent } from "./fault-list";
import { pageStyle } from "./page-style";
import { TableView } from "./page-table";
import type { RunningSandbox } from "./running-sandbox";
import type { RunningVendor } from "./running-vendor";
import type { Table } from "./vendor";

type Part = FC<{ sandbox: RunningSandbox }>;

/** Shows a person what is declared, what was asked and what is about to go wrong. */
export const Page: Part = ({ sandbox }) => (
  <html lang="en">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>netassure sandbox</title>
      <style>{raw(pageStyle)}</style>
    </head>
    <body>
      <h1>netassure sandbox</h1>
      <p class="dim">
        Simulated vendor APIs at <code>{sandbox.url()}</code>. Nothing here reaches a real account. Reload the page to
        see changes.
      </p>
      <Connect sandbox={sandbox} />
      {sandbox.vendors.map((running) => (
        <VendorSection running={running} />
      ))}
      <Requests sandbox={sandbox} />
      <Faults sandbox={sandbox} />
      <Assumptions sandbox={sandbox} />
      <Controls sandbox={sandbox} />
    </body>
  </html>
);

const Connect: Part = ({ sandbox }) => {
  const values = sandbox.vendors.flatMap(connectionValues);
  const nothingYet = !sandbox.vendors.some(({ vendor, state }) => vendor.tables(state).some(isDeclared));
  return (
    <details open={nothingYet}>
      <summary>{nothingYet ? "Nothing is declared yet. Connect a program to start" : "Connect a program"}</summary>
      <p>For one shell, until it is closed:</p>
      <pre>{values.map(exportLine).join("\n")}</pre>
      <p>Or for one Pulumi stack:</p>
      <pre>{values.map(pulumiConfigLine).join("\n")}</pre>
      <p>
        Then run <code>pulumi up</code>. These credentials are good for this sandbox only.
      </p>
    </details>
  );
};

function isDeclared({ supplied, rows }: Table): boolean {
  return !supplied && rows.length > 0;
}

const VendorSection: FC<{ running: RunningVendor }> = ({ running }) => {
  const tables = running.vendor.tables(running.state);
  return (
    <section>
      <h2>{running.vendor.name}</h2>
      <p class="dim">
        <code>{running.endpoint}</code>
      </p>
      {tables
        .filter(({ supplied }) => !supplied)
        .map((table) => (
          <Section title={`${table.title} (${table.rows.length})`}>
            <TableView {...table} empty={`No ${table.title.toLowerCase()} yet.`} />
          </Section>
        ))}
      {tables
        .filter(({ supplied, rows }) => supplied && rows.length > 0)
        .map((table) => (
          <details>
            <summary>
              {table.title}, which no program declares ({table.rows.length})
            </summary>
            <TableView {...table} empty="" />
          </details>
        ))}
    </section>
  );
};

const Requests: Part = ({ sandbox: { requests } }) => (
  <section>
    <h2>Requests ({requests.total})</h2>
    <TableView
      columns={["Vendor", "Method", "Path", "Count"]}
      rows={requests.counts.map(({ vendor, method, path, count }) => [vendor, method, path, String(count)])}
      empty="No vendor has been asked anything yet."
    />
  </section>
);

const Faults: Part = ({ sandbox: { faults } }) => (
  <section>
    <h2>Armed faults ({faults.all.length})</h2>
    <TableView
      columns={["Kind", "Vendor", "Method", "Path", "From match", "Times", "Hits", "State"]}
      rows={faults.all.map((armed) => {
        const { kind, vendor = "any", method = "any", path = "any", nth, times } = armed.fault;
        const limit = times === 0 ? "for ever" : String(times);
        return [kind, vendor, method, path, String(nth), limit, String(armed.hits), isSpent(armed) ? "spent" : "armed"];
      })}
      empty="None: every request gets the vendor's own answer."
    />
  </section>
);

/** Those that were told otherwise come first. */
const Assumptions: Part = ({ sandbox: { readings } }) => {
  const isDefault = ({ assumption, reading }: CurrentReading) => reading === assumption.default;
  const all = readings.all;
  const changed = all.filter((one) => !isDefault(one));
  return (
    <section>
      <h2>
        Assumptions ({all.length}, {changed.length} not read as by default)
      </h2>
      <TableView
        columns={["Name", "Reading", "Default", "Question"]}
        rows={[...changed, ...all.filter(isDefault)].map(({ assumption, reading }) => [
          assumption.name,
          reading,
          assumption.default,
          assumption.question,
        ])}
        empty=""
      />
    </section>
  );
};

const Controls: Part = ({ sandbox }) => (
  <section>
    <h2>Controls</h2>
    <TableView
      columns={["Method", "Path", "What it does"]}
      rows={listControls(sandbox.vendors).map(({ method, path, does }) => [method, path, does])}
      empty=""
    />
  </section>
);

const Section: FC<{ title: string; children?: Child }> = ({ title, children }) => (
  <>
    <h3>{title}</h3>
    {children}
  </>
);
