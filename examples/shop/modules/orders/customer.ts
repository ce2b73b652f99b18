import { entity } from "@ashlar/core";
import { orders } from "./contract.js";

/** All that orders needs to know of a customer. */
export interface Customer {
  readonly blocked: boolean;
}

export const customer = entity(orders, {
  name: "customer",
  initial: { blocked: false } as Customer,
  decide: {
    blockCustomer: ({ blocked }, { customerId }) =>
      blocked ? undefined : orders.events.CustomerBlocked({ customerId }),
    admitCustomer: ({ blocked }, _, { reject }) => (blocked ? reject("CustomerBlocked", {}) : undefined),
  },
  evolve: { CustomerBlocked: () => ({ blocked: true }) },
});
