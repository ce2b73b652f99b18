import { command, contract, event, query } from "@ashlar/core";
import { z } from "zod";

/** An amount in the smallest unit of its currency, never a fraction. */
export const money = z.object({ cents: z.int().nonnegative(), currency: z.enum(["EUR", "GBP", "USD"]) });
export type Money = z.infer<typeof money>;

/** What the card company's form gives the customer's browser in place of the card's number. */
export const cardToken = z.string().regex(/^tok_\w{1,60}$/);

const orderId = z.string().min(1).max(64);
const customerId = z.string().min(1).max(64);
const ofOrder = z.object({ orderId });
const paid = z.object({ orderId, customerId, amount: money });

export const paymentStatus = z.enum(["none", "authorised", "captured", "voided", "refunded"]);
const wrongStatus = { WrongStatus: z.object({ status: paymentStatus }) };

export const paymentSummary = z.object({ orderId, customerId, status: paymentStatus, amount: money });
export type PaymentSummary = z.infer<typeof paymentSummary>;

/** What one customer has paid and got back in one currency, in cents. */
export const account = z.object({
  customerId,
  currency: money.shape.currency,
  captured: z.int(),
  refunded: z.int(),
});
export type Account = z.infer<typeof account>;

/** One payment for each order: authorised, then captured or voided; a captured one can be refunded. */
export const payments = contract("payments", {
  commands: {
    authorise: command({
      summary: "Ask the card company to set the amount aside",
      input: z.object({ orderId, customerId, amount: money, card: cardToken }),
      key: (c) => c.orderId,
      rejects: { CardDeclined: z.object({}), OverLimit: z.object({ limit: money }), ...wrongStatus },
    }),
    capture: command({
      summary: "Take the amount that was set aside",
      input: ofOrder,
      key: (c) => c.orderId,
      rejects: wrongStatus,
    }),
    void: command({
      summary: "Let go of the amount that was set aside",
      input: ofOrder,
      key: (c) => c.orderId,
      rejects: wrongStatus,
    }),
    refund: command({
      summary: "Give back what was taken",
      input: ofOrder,
      key: (c) => c.orderId,
      rejects: wrongStatus,
    }),
  },
  queries: {
    ofOrder: query({
      summary: "The payment for an order",
      input: ofOrder,
      output: paymentSummary.nullable(),
      access: { roles: ["clerk"] },
    }),
    ledger: query({
      summary: "What every customer has paid and got back, page by page",
      input: z.object({ after: z.string().exactOptional() }),
      output: z.object({ rows: z.array(account), next: z.string().optional() }),
      access: { roles: ["clerk"] },
    }),
  },
  events: {
    PaymentAuthorised: event(paid),
    PaymentCaptured: event(paid),
    PaymentVoided: event(paid),
    PaymentRefunded: event(paid),
  },
});
