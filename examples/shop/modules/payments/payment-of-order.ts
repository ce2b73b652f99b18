import { entity } from "@ashlar/core";
import * as cardCompany from "./card-company.js";
import { type Money, payments } from "./contract.js";

/** The payment for one order. */
export type Payment =
  | { readonly status: "none" }
  | {
      readonly status: "authorised" | "captured" | "voided" | "refunded";
      readonly customerId: string;
      readonly amount: Money;
    };

const { PaymentAuthorised, PaymentCaptured, PaymentVoided, PaymentRefunded } = payments.events;

export const paymentOfOrder = entity(payments, {
  initial: { status: "none" } as Payment,
  decide: {
    authorise: ({ status }, { orderId, customerId, amount, card }, { reject }) => {
      if (status !== "none") return reject("WrongStatus", { status });
      const verdict = cardCompany.ask(card, amount);
      if (verdict === "declined") return reject("CardDeclined", {});
      if (verdict !== "approved") return reject("OverLimit", verdict);
      return PaymentAuthorised({ orderId, customerId, amount });
    },

    capture: (payment, { orderId }, { reject }) =>
      payment.status === "authorised"
        ? PaymentCaptured({ orderId, customerId: payment.customerId, amount: payment.amount })
        : reject("WrongStatus", { status: payment.status }),

    void: (payment, { orderId }, { reject }) =>
      payment.status === "authorised"
        ? PaymentVoided({ orderId, customerId: payment.customerId, amount: payment.amount })
        : reject("WrongStatus", { status: payment.status }),

    refund: (payment, { orderId }, { reject }) =>
      payment.status === "captured"
        ? PaymentRefunded({ orderId, customerId: payment.customerId, amount: payment.amount })
        : reject("WrongStatus", { status: payment.status }),
  },
  evolve: {
    PaymentAuthorised: (_, { customerId, amount }) => ({ status: "authorised", customerId, amount }),
    PaymentCaptured: (_, { customerId, amount }) => ({ status: "captured", customerId, amount }),
    PaymentVoided: (_, { customerId, amount }) => ({ status: "voided", customerId, amount }),
    PaymentRefunded: (_, { customerId, amount }) => ({ status: "refunded", customerId, amount }),
  },
});
