import type { CallInput } from "@ashlar/core";
import type { orders } from "./modules/orders/contract.js";

/** An order that a customer will place, and what else happens to it. */
export interface PlannedOrder {
  readonly order: CallInput<typeof orders.place.definition>;
  /** The customer presses the button twice: the same request, with the same key, at the same time. */
  readonly pressedTwice: boolean;
  /** A second request for the same order, with a key of its own. */
  readonly placedAgain: boolean;
  /** The customer changes his mind after so many milliseconds. */
  readonly cancelledAfterMs: number | undefined;
  /** A clerk ships the order as soon as it is confirmed. */
  readonly shipped: boolean;
}

/** What is sold. There is too little of two articles, and one costs more than any card is good for. */
export const catalogue = [
  { sku: "mug", unitCents: 1_250, scarce: false },
  { sku: "teapot", unitCents: 3_900, scarce: false },
  { sku: "kettle", unitCents: 5_450, scarce: false },
  { sku: "tea-green", unitCents: 890, scarce: false },
  { sku: "tea-black", unitCents: 790, scarce: false },
  { sku: "spoon", unitCents: 320, scarce: false },
  { sku: "tray", unitCents: 2_100, scarce: false },
  { sku: "samovar", unitCents: 64_000, scarce: true },
  { sku: "first-flush", unitCents: 12_500, scarce: true },
  { sku: "tea-house", unitCents: 600_000, scarce: false },
] as const;

export const customers = Array.from({ length: 20 }, (_, n) => `customer-${String(n + 1).padStart(2, "0")}`);
export const suspendedCustomer = customers[19]!;

/** Plans a number of orders. The same seed plans the same orders; `run` keeps their ids apart from an earlier run's. */
export function planOrders(run: string, seed: number, count: number): PlannedOrder[] {
  const chance = chances(seed);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(chance() * from.length)]!;
  const anyArticle = () => (chance() < 0.02 ? catalogue[9] : pick(catalogue.slice(0, 9)));
  return Array.from({ length: count }, (_, n) => {
    const articles = new Set(Array.from({ length: 1 + Math.floor(chance() * 3) }, anyArticle));
    const lines = [...articles].map(({ sku, unitCents }) => {
      return { sku, unitCents, quantity: 1 + Math.floor(chance() * 3) };
    });
    return {
      order: {
        orderId: `${run}-${n + 1}`,
        customerId: pick(customers),
        currency: "EUR",
        lines,
        card: chance() < 0.08 ? "tok_declined" : "tok_visa",
      },
      pressedTwice: chance() < 0.1,
      placedAgain: chance() < 0.05,
      cancelledAfterMs: chance() < 0.12 ? Math.floor(chance() * 100) : undefined,
      shipped: chance() < 0.4,
    };
  });
}

/** Chances between 0 and 1 that a seed determines (mulberry32). */
function chances(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
