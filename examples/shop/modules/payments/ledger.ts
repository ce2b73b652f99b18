import { view } from "@ashlar/core";
import { account, payments } from "./contract.js";

/** One account for each customer and currency: what was captured less what was refunded is what the shop has earned. */
export const ledger = view(payments, {
  name: "ledger",
  row: account,
  key: ({ data: { customerId, amount } }) => `${customerId}/${amount.currency}`,
  on: {
    PaymentCaptured: (row, { customerId, amount: { cents, currency } }) => {
      const { captured, refunded } = row ?? { captured: 0, refunded: 0 };
      return { customerId, currency, captured: captured + cents, refunded };
    },
    PaymentRefunded: (row, { amount }) => row && { ...row, refunded: row.refunded + amount.cents },
  },
});
