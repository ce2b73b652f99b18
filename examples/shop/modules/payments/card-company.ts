import type { Money } from "./contract.js";

const limitInCents = 500_000;

/** What a card company says to an amount: `limit` when the card is good, but not for so much. */
export type Verdict = "approved" | "declined" | { readonly limit: Money };

/** Stands in for a card company: `tok_declined` is declined, any other card is good for 5,000.00. */
export function ask(card: string, amount: Money): Verdict {
  if (card === "tok_declined") return "declined";
  return amount.cents > limitInCents ? { limit: { ...amount, cents: limitInCents } } : "approved";
}
