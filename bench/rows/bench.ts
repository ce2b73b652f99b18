import type { Bench } from "../harness/bench.ts";
import { withChild } from "../harness/child.ts";
import { measureWork, type Sample } from "../harness/sample.ts";
import { withStore } from "../harness/store.ts";
import type { RowsContestant } from "./contestant.ts";
import { rowsContestants } from "./contestants.ts";
import type { RowsHost } from "./host.ts";

const hostEntry = new URL("./host.ts", import.meta.url);
const levels = new Map([1, 64, 256].map((inFlight) => [`${inFlight} in flight`, inFlight]));

/** Durable commands on rows: state, event and command id, one transaction each. */
export const rows: Bench<RowsContestant> = {
  name: "rows",
  summary: "commands that commit a state row, an event row and their id, at 1, 64 and 256 in flight",
  method: [
    "Each contestant sends itself commands in its own process; 10,000 articles in a scattered order, so no conflicts.",
    "PostgreSQL by hand: pg Pool of 16, prepared statements, one transaction a command. SQLite: libsql, WAL, synchronous=FULL.",
    "Each measurement has a store of its own, created empty and removed afterwards.",
  ],
  unit: "per-second",
  variants: [...levels.keys()],
  contestants: rowsContestants,
  measure: ({ module, store: kind }, variant, { warmMs, measuredMs }) => {
    const inFlight = levels.get(variant) ?? 1;
    return withStore(kind, (store) =>
      withChild<RowsHost, Sample>(hostEntry, 60_000 + warmMs + measuredMs, async (host) => {
        await host.ask("start", { module: module.href, data: store.data });
        await host.ask("run", { inFlight, milliseconds: warmMs });
        return measureWork(host, store, () => host.ask("run", { inFlight, milliseconds: measuredMs }));
      }),
    );
  },
};
