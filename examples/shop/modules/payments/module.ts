import { module } from "@ashlar/core";
import { payments } from "./contract.js";
import { ledger } from "./ledger.js";
import { paymentOfOrder } from "./payment-of-order.js";
import { paymentSummaries } from "./payment-summaries.js";

export default module(payments, {
  entities: [paymentOfOrder],
  views: [paymentSummaries, ledger],
  queries: {
    ofOrder: ({ orderId }, { views }) => views.paymentSummaries.get(orderId),
    ledger: (page, { views }) => views.ledger.find(page),
  },
});
