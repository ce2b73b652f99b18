import type { Call } from "@ashlar/core";
import { everyPage } from "./every-page.js";
import type { HistoryEntry } from "./load.js";
import { orders } from "./modules/orders/contract.js";

/** A small table: how the orders of a run ended, and how its requests were answered. */
export async function whatHappened(
  call: Call,
  run: string,
  history: readonly HistoryEntry[],
): Promise<string> {
  const placed = await everyPage((page) => call(orders.list, page));
  const own = placed.filter(({ orderId }) => orderId.startsWith(`${run}-`));
  return [
    "orders",
    ...counted(own.map(({ status, reason }) => [status, reason ?? ""])),
    "",
    "requests",
    ...counted(history.map(({ action, answer }) => [action, answer])),
    "",
  ].join("\n");
}

function counted(pairs: readonly (readonly [string, string])[]): string[] {
  const counts = new Map<string, number>();
  for (const [what, how] of pairs) {
    const label = `  ${what.padEnd(11)}${how.padEnd(20)}`;
    counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  return [...counts].sort().map(([label, count]) => `${label}${String(count).padStart(6)}`);
}
