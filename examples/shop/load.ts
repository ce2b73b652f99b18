import { setTimeout as sleep } from "node:timers/promises";
import { type Call, type CallInput, isRejection, type OperationRef, Rejection } from "@ashlar/core";
import { catalogue, customers, type PlannedOrder, planOrders, suspendedCustomer } from "./load-plan.js";
import { inventory } from "./modules/inventory/contract.js";
import { orders } from "./modules/orders/contract.js";
import { users } from "./modules/users/contract.js";
import { type Patience, shopClient } from "./shop-client.js";
import type { Tokens } from "./tokens.js";

/** What somebody asked for an order, and what the shop answered. */
export interface HistoryEntry {
  readonly orderId: string;
  /** The request's Idempotency-Key. */
  readonly key: string;
  readonly action: "place" | "cancel" | "ship";
  /** Whether the shop said that it is done: then it must stay done, whatever happens. */
  readonly acknowledged: boolean;
  /** `done`, the name of the refusal, or `no answer: …` when it is not known whether it is done. */
  readonly answer: string;
}

export interface Load {
  /** The shop's, or those of all its replicas. */
  readonly url: string | readonly string[];
  readonly tokens: Tokens;
  readonly seed: number;
  readonly count: number;
  /** Keeps the ids of this run apart from another run's on the same data. */
  readonly run: string;
  readonly concurrency?: number;
  readonly patience?: Patience;
  /** Told of every answer as it comes. */
  readonly record: (entry: HistoryEntry) => void;
}

/**
 * Drives a shop with orders from many customers, over HTTP and many at once: declined cards, empty shelves, second
 * thoughts, double clicks and a suspended customer among them. The shop may be killed and restarted meanwhile.
 */
export async function drive({
  url,
  tokens,
  seed,
  count,
  run,
  concurrency = 16,
  patience,
  record,
}: Load): Promise<void> {
  const clientOf = async (subject: string, roles?: readonly string[]) =>
    shopClient(url, await tokens(subject, roles), patience);
  const clerk = await clientOf("clerk", ["clerk"]);
  const clients = new Map<string, Call>();
  for (const customer of customers) clients.set(customer, await clientOf(customer));

  await openShop(clerk, clients, run, count);
  const waiting = planOrders(run, seed, count).values();
  const shopper = async () => {
    for (const planned of waiting) await shop(planned, clients.get(planned.order.customerId)!, clerk, record);
  };
  await Promise.all(Array.from({ length: concurrency }, shopper));
}

/** Fills the shelves, registers the customers and suspends one of them. */
async function openShop(
  clerk: Call,
  clients: ReadonlyMap<string, Call>,
  run: string,
  count: number,
): Promise<void> {
  for (const { sku, scarce } of catalogue) {
    const quantity = scarce ? Math.ceil(count / 15) : count * 3;
    await clerk(inventory.receive, { sku, quantity }, { id: `${run}-receive-${sku}` });
  }
  for (const [userId, client] of clients) {
    const email = `${userId}@example.com`;
    await client(users.register, { userId, email, name: userId }, { id: `${run}-register` }).catch(
      (error) => {
        if (!isRejection(error, users.register, "AlreadyRegistered")) throw error;
      },
    );
  }
  await clerk(users.suspend, { userId: suspendedCustomer }, { id: `${run}-suspend` });
}

/** Does to one order all that is planned for it. */
async function shop(
  planned: PlannedOrder,
  customer: Call,
  clerk: Call,
  record: Load["record"],
): Promise<void> {
  const { order, pressedTwice, placedAgain, cancelledAfterMs, shipped } = planned;
  const { orderId, customerId } = order;
  const place = async (key: string) =>
    record({ orderId, action: "place", ...(await ask(customer, orders.place, order, key)) });

  await Promise.all(pressedTwice ? [place(orderId), place(orderId)] : [place(orderId)]);
  if (placedAgain) await place(`${orderId}-again`);
  if (cancelledAfterMs !== undefined) {
    await sleep(cancelledAfterMs);
    const answer = await ask(customer, orders.cancel, { orderId, customerId }, `${orderId}-cancel`);
    record({ orderId, action: "cancel", ...answer });
  }
  if (shipped && (await isConfirmedSoon(clerk, orderId))) {
    record({ orderId, action: "ship", ...(await ask(clerk, orders.ship, { orderId }, `${orderId}-ship`)) });
  }
}

async function ask<D extends OperationRef["definition"]>(
  call: Call,
  operation: OperationRef<D>,
  input: CallInput<D>,
  key: string,
): Promise<Pick<HistoryEntry, "key" | "acknowledged" | "answer">> {
  try {
    await call(operation, input, { id: key });
    return { key, acknowledged: true, answer: "done" };
  } catch (error) {
    return {
      key,
      acknowledged: false,
      answer: error instanceof Rejection ? error.reason : `no answer: ${error}`,
    };
  }
}

async function isConfirmedSoon(clerk: Call, orderId: string): Promise<boolean> {
  for (let attempt = 0; attempt < 20; attempt++) {
    const found = await clerk(orders.byId, { orderId }).catch(() => null);
    if (found?.status === "confirmed") return true;
    if (found?.status === "rejected" || found?.status === "cancelled") return false;
    await sleep(50);
  }
  return false;
}
