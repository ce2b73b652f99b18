import type { Reserve } from "./contestant.ts";

/** The state that every contestant keeps, one row an article. */
export interface Stock {
  readonly onHand: number;
  readonly reserved: number;
}

/** An article nobody has touched yet. */
export const untouched: Stock = { onHand: 1_000_000_000, reserved: 0 };

export interface Decision {
  readonly state: Stock;
  readonly event: { readonly sku: string; readonly quantity: number; readonly reserved: number };
}

/** The business rule: no more is reserved than is on hand. */
export function decide(stock: Stock, { sku, quantity }: Reserve): Decision {
  const reserved = stock.reserved + quantity;
  if (reserved > stock.onHand) throw new Error("OutOfStock");
  return { state: { ...stock, reserved }, event: { sku, quantity, reserved } };
}
