import { setTimeout as passing } from "node:timers/promises";
import { drive, type HistoryEntry } from "../../examples/shop/load.ts";
import type { Tokens } from "../../examples/shop/tokens.ts";
import { seed } from "../campaign.ts";

/** How the orders are going while a misfortune takes its course. */
export interface Flow {
  /** How much customers have been told so far. */
  answers(): number;
  /** Resolves when customers have been told of something once more. */
  goesOn(): Promise<void>;
}

/** Lets customers order, run after run, for as long as a misfortune takes its course; what they asked and were told. */
export async function ordersMeanwhile(
  shop: {
    readonly url: string | readonly string[];
    readonly tokens: Tokens;
    readonly ordersARun: number;
    readonly requestMs?: number;
  },
  misfortune: (flow: Flow) => Promise<void>,
): Promise<HistoryEntry[]> {
  const { url, tokens, ordersARun, requestMs = 10_000 } = shop;
  const history: HistoryEntry[] = [];
  let over = false;
  const customers = async () => {
    for (let run = 0; !over; run++) {
      await drive({
        url,
        tokens,
        seed: seed + run,
        run: `run-${run}`,
        count: ordersARun,
        patience: { requestMs, totalMs: 300_000 },
        record: (entry) => history.push(entry),
      });
    }
  };
  const goesOn = async () => {
    const before = history.length;
    while (history.length === before && !over) await passing(10);
  };
  const course = misfortune({ answers: () => history.length, goesOn }).finally(() => {
    over = true;
  });
  const ordered = customers().finally(() => {
    over = true;
  });
  await Promise.all([ordered, course]);
  return history;
}
