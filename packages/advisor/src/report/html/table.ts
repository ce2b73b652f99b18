/** A column: its heading, and the cell of a row as HTML. */
export interface Column<Row> {
  readonly heading: string;
  cell(row: Row): string;
}

/**
 * A table whose first column names its rows. On a narrow screen each row stands as a block, so the roles are written out:
 * a table that is laid out otherwise is no table to everybody any more.
 */
export function table<Row>(caption: string, columns: readonly Column<Row>[], rows: readonly Row[]): string {
  const headings = columns.map(({ heading }) => `<th role="columnheader" scope="col">${heading}</th>`);
  return `<table role="table">
<caption>${caption}</caption>
<thead role="rowgroup"><tr role="row">${headings.join("")}</tr></thead>
<tbody role="rowgroup">
${rows.map((row) => rowView(columns, row)).join("\n")}
</tbody>
</table>`;
}

function rowView<Row>([first, ...others]: readonly Column<Row>[], row: Row): string {
  const cells = others.map(
    ({ heading, cell }) => `<td role="cell" data-heading="${heading}">${cell(row)}</td>`,
  );
  return `<tr role="row"><th role="rowheader" scope="row">${first?.cell(row) ?? ""}</th>${cells.join("")}</tr>`;
}
