import type { Bench } from "../harness/bench.ts";
import { withChild } from "../harness/child.ts";
import { measureWork, type Sample } from "../harness/sample.ts";
import { withStore } from "../harness/store.ts";
import type { CallContestant } from "./contestant.ts";
import { callContestants } from "./contestants.ts";
import type { CallHost } from "./host.ts";

const hostEntry = new URL("./host.ts", import.meta.url);

/** What it costs to call a handler in the same process. */
export const call: Bench<CallContestant> = {
  name: "call",
  summary: "one call to a handler in the same process, awaited, one at a time",
  method: [
    "Each contestant has a process of its own and calls itself; CPU includes garbage collection on other threads.",
    "Every handler adds up the two lines of an order; the inputs are 64 prepared orders in turn.",
  ],
  unit: "nanoseconds",
  variants: ["1 in flight"],
  contestants: callContestants,
  measure: ({ module, store: kind, validates }, _variant, { warmMs, measuredMs }) =>
    withStore(kind, (store) =>
      withChild<CallHost, Sample>(hostEntry, 60_000 + warmMs + measuredMs, async (host) => {
        await host.ask("start", { module: module.href, validates });
        await host.ask("run", warmMs);
        return measureWork(host, store, () => host.ask("run", measuredMs));
      }),
    ),
};
