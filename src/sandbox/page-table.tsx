import type { FC } from "hono/jsx";

const shown = 100;
/** Characters up to which a cell stays on one line. */
const short = 24;

export interface TableViewProps {
  columns: readonly string[];
  rows: readonly (readonly string[])[];
  /** Shown in place of a table without rows. */
  empty: string;
}

/** A table that stays readable for an account of any size. */
export const TableView: FC<TableViewProps> = ({ columns, rows, empty }) => {
  if (rows.length === 0) return <p class="dim">{empty}</p>;
  return (
    <div class="scroll">
      <table>
        <thead>
          <tr>
            {columns.map((column) => (
              <th>{column}</th>
            ))}
          </tr>
        </thead>
        <tbody>{rows.slice(0, shown).map(Row)}</tbody>
      </table>
      {rows.length > shown && (
        <p class="dim">
          {rows.length - shown} more at <a href="/_sandbox/objects">/_sandbox/objects</a>
        </p>
      )}
    </div>
  );
};

function Row(cells: readonly string[]) {
  return (
    <tr>
      {cells.map((cell) => (
        <td class={cell.length <= short ? "short" : undefined}>{cell}</td>
      ))}
    </tr>
  );
}
