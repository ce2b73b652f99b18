import type { Product, Search } from "./modules/products/contract.ts";

type Value = string | number | boolean | null;

/** Values in the order in which every store must put them: nothing first, texts by their bytes. */
function compare(a: Value, b: Value): number {
  if (a === null || b === null) return Number(b === null) - Number(a === null);
  if (typeof a === "string" && typeof b === "string") return Buffer.compare(Buffer.from(a), Buffer.from(b));
  return a < b ? -1 : Number(a > b);
}

/** What a search must find, as the plainest code there can be would find it: all pages together. */
export function foundRows(
  rows: readonly Product[],
  { where = {}, range = {}, orderBy, descending }: Search,
): Product[] {
  const fields = ["name", "price", "sold"] as const;
  const found = rows.filter((row) =>
    fields.every((field) => {
      const value = row[field];
      const wanted = where[field];
      if (wanted !== undefined && compare(value, wanted as Value) !== 0) return false;
      const { from, to } = range[field] ?? {};
      if (from !== undefined && (value === null || compare(value, from as Value) < 0)) return false;
      return to === undefined || (value !== null && compare(value, to as Value) <= 0);
    }),
  );
  const order = (a: Product, b: Product) =>
    (orderBy ? compare(a[orderBy], b[orderBy]) : 0) || compare(a.id, b.id);
  return found.sort((a, b) => (descending ? order(b, a) : order(a, b)));
}
