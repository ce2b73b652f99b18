import { drive, type HistoryEntry } from "../../examples/shop/load.ts";
import type { Tokens } from "../../examples/shop/tokens.ts";
import { seed } from "../campaign.ts";

/** Lets customers order, run after run, for as long as a misfortune takes its course; what they asked and were told. */
export async function ordersMeanwhile(
  shop: {
    readonly url: string | readonly string[];
    readonly tokens: Tokens;
    readonly ordersARun: number;
    readonly requestMs?: number;
  },
  misfortune: () => Promise<void>,
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
  const course = misfortune().finally(() => {
    over = true;
  });
  await Promise.all([customers(), course]);
  return history;
}
