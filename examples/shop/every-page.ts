/** Some rows, and where to go on after them. */
interface Page<Row> {
  readonly rows: readonly Row[];
  readonly next?: string | undefined;
}

/** All rows of a query that answers page by page. */
export async function everyPage<Row>(read: (page: { after?: string }) => Promise<Page<Row>>): Promise<Row[]> {
  const rows: Row[] = [];
  let page = await read({});
  for (;;) {
    rows.push(...page.rows);
    if (page.next === undefined) return rows;
    page = await read({ after: page.next });
  }
}
