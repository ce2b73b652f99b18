import { given } from "@ashlar/core/testing";
import { describe, test } from "vitest";
import { payments } from "../modules/payments/contract.js";
import { paymentOfOrder } from "../modules/payments/payment-of-order.js";

const { PaymentAuthorised, PaymentCaptured, PaymentVoided, PaymentRefunded } = payments.events;

const orderId = "o-1";
const paid = { orderId, customerId: "alice", amount: { cents: 6400, currency: "EUR" } } as const;
const authoriseIt = { ...paid, card: "tok_visa" };

const authorised = [PaymentAuthorised(paid)];
const captured = [...authorised, PaymentCaptured(paid)];
const voided = [...authorised, PaymentVoided(paid)];
const refunded = [...captured, PaymentRefunded(paid)];

describe("authorising a payment", () => {
  test("sets the amount aside", () =>
    given(paymentOfOrder, []).when(payments.authorise, authoriseIt).then(authorised));
  test("is declined for a bad card", () =>
    given(paymentOfOrder, [])
      .when(payments.authorise, { ...authoriseIt, card: "tok_declined" })
      .thenRejects("CardDeclined"));
  test("has a limit, up to which a card is good", async () => {
    const amount = { cents: 500_000, currency: "EUR" } as const;
    const most = { ...paid, amount };
    await given(paymentOfOrder, [])
      .when(payments.authorise, { ...most, card: "tok_visa" })
      .then([PaymentAuthorised(most)]);
    await given(paymentOfOrder, [])
      .when(payments.authorise, { ...most, amount: { ...amount, cents: 500_001 }, card: "tok_visa" })
      .thenRejects("OverLimit", { limit: amount });
  });
  test("happens once", () =>
    given(paymentOfOrder, voided)
      .when(payments.authorise, authoriseIt)
      .thenRejects("WrongStatus", { status: "voided" }));
});

describe("a payment", () => {
  test("that was authorised can be captured or voided", async () => {
    await given(paymentOfOrder, authorised).when(payments.capture, { orderId }).then([captured[1]!]);
    await given(paymentOfOrder, authorised).when(payments.void, { orderId }).then([voided[1]!]);
  });
  test("that was captured can be refunded", () =>
    given(paymentOfOrder, captured).when(payments.refund, { orderId }).then([refunded[2]!]));

  const histories = { none: [], authorised, captured, voided, refunded } as const;
  const allowed = { capture: "authorised", void: "authorised", refund: "captured" } as const;
  for (const [name, from] of Object.entries(allowed)) {
    for (const [status, history] of Object.entries(histories).filter(([status]) => status !== from)) {
      test(`that is ${status} refuses to ${name}`, () =>
        given(paymentOfOrder, history)
          .when(payments[name as keyof typeof allowed], { orderId })
          .thenRejects("WrongStatus", { status }));
    }
  }
});
