import { view } from "@ashlar/core";
import { type PaymentSummary, paymentSummary, payments } from "./contract.js";

/** How each order's payment stands. */
export const paymentSummaries = view(payments, {
  name: "paymentSummaries",
  row: paymentSummary,
  on: {
    PaymentAuthorised: become("authorised"),
    PaymentCaptured: become("captured"),
    PaymentVoided: become("voided"),
    PaymentRefunded: become("refunded"),
  },
});

function become(status: PaymentSummary["status"]) {
  return (_: unknown, paid: Omit<PaymentSummary, "status">): PaymentSummary => ({ ...paid, status });
}
