import type { StoreKind } from "../harness/store.ts";
import type { RowsContestant } from "./contestant.ts";

const row = (id: string, title: string, store: StoreKind): RowsContestant => ({
  id,
  title,
  side: "peer",
  module: new URL(`./contestants/${id}.ts`, import.meta.url),
  store,
});

const ours = (id: string, title: string, store: StoreKind): RowsContestant => ({
  id,
  title,
  side: "ours",
  module: new URL("./contestants/ashlar.ts", import.meta.url),
  store,
});

/** Ashlar's own rows come first, with `side: "ours"`. */
export const rowsContestants: readonly RowsContestant[] = [
  ours("ashlar-postgres", "Ashlar on PostgreSQL", "postgres"),
  ours("ashlar-sqlite", "Ashlar on SQLite", "sqlite"),
  row("postgres-by-hand", "PostgreSQL by hand", "postgres"),
  row("postgres-one-statement", "PostgreSQL by hand, one statement", "postgres"),
  row("sqlite-by-hand", "SQLite by hand", "sqlite"),
];
