import { setTimeout as sleep } from "node:timers/promises";
import type { Call } from "@ashlar/core";
import { everyPage } from "./every-page.js";
import type { HistoryEntry } from "./load.js";
import { inventory } from "./modules/inventory/contract.js";
import { type OrderSummary, orders } from "./modules/orders/contract.js";
import { payments } from "./modules/payments/contract.js";

type Status = OrderSummary["status"];
type Must = (hold: boolean, otherwise: string) => void;

const settled: readonly Status[] = ["confirmed", "shipped", "rejected", "cancelled"];
const sold: readonly Status[] = ["confirmed", "shipped"];

/**
 * What must be true of the shop once it has come to rest, whatever happened to it; one line for each thing that is not.
 * `call` is an application's own, or a clerk's over HTTP.
 */
export async function violations(call: Call, history: readonly HistoryEntry[]): Promise<string[]> {
  const found: string[] = [];
  const must: Must = (hold, otherwise) => {
    if (!hold) found.push(otherwise);
  };
  const placed = await everyPage((page) => call(orders.list, page));
  for (const { orderId, status } of placed)
    must(settled.includes(status), `order ${orderId} is still ${status}`);
  keepPromises(must, placed, history);
  await accountForStock(must, placed, call);
  await accountForMoney(must, placed, call);
  await settlePayments(must, placed, call);
  return found;
}

/** Gives the shop time to come to rest; what is still not true after that. */
export async function violationsAtRest(
  call: Call,
  history: readonly HistoryEntry[],
  timeoutMs = 60_000,
): Promise<string[]> {
  const giveUpAt = Date.now() + timeoutMs;
  for (;;) {
    const found = await violations(call, history);
    if (found.length === 0 || Date.now() > giveUpAt) return found;
    await sleep(250);
  }
}

/** What was acknowledged is still so, it was done once, and a request that was sent twice got one answer. */
function keepPromises(must: Must, placed: readonly OrderSummary[], history: readonly HistoryEntry[]): void {
  const statusOf = new Map(placed.map(({ orderId, status }) => [orderId, status]));
  const becomes = { place: undefined, cancel: "cancelled", ship: "shipped" } as const;
  const answerTo = new Map<string, string>();
  const placedBy = new Map<string, string>();
  for (const { orderId, key, action, acknowledged, answer } of history) {
    if (answer.startsWith("no answer")) continue;
    const first = answerTo.get(key) ?? answer;
    must(first === answer, `${action} ${orderId}: one request was answered ${first} and ${answer}`);
    answerTo.set(key, first);
    if (!acknowledged) continue;
    const status = statusOf.get(orderId);
    must(status !== undefined, `${action} ${orderId}: acknowledged, but there is no such order`);
    must(
      status === (becomes[action] ?? status),
      `${action} ${orderId}: acknowledged, but the order is ${status}`,
    );
    if (action !== "place") continue;
    must((placedBy.get(orderId) ?? key) === key, `place ${orderId}: acknowledged to two requests`);
    placedBy.set(orderId, key);
  }
}

/** Of each article there is never less than none, all that came in is accounted for, and all that is held is sold. */
async function accountForStock(must: Must, placed: readonly OrderSummary[], call: Call): Promise<void> {
  const levels = await everyPage((page) => call(inventory.levels, page));
  for (const { sku, received, available, reserved, shipped } of levels) {
    const ordered = (status: Status) => {
      const lines = placed.filter((order) => order.status === status).flatMap((order) => order.lines);
      return sum(lines.filter((line) => line.sku === sku).map((line) => line.quantity));
    };
    const level = `${sku}: ${received} received, ${available} available, ${reserved} reserved, ${shipped} shipped`;
    must(available >= 0 && reserved >= 0, `${level}: less than none`);
    must(received === available + reserved + shipped, `${level}: does not add up`);
    must(reserved === ordered("confirmed"), `${level}, but ${ordered("confirmed")} in confirmed orders`);
    must(shipped === ordered("shipped"), `${level}, but ${ordered("shipped")} in shipped orders`);
  }
}

/** In each currency, what was captured less what was refunded is what the orders sold came to. */
async function accountForMoney(must: Must, placed: readonly OrderSummary[], call: Call): Promise<void> {
  const accounts = await everyPage((page) => call(payments.ledger, page));
  const totals = placed.filter(({ status }) => sold.includes(status)).map(({ total }) => total);
  for (const currency of new Set([...accounts, ...totals].map((entry) => entry.currency))) {
    const own = accounts.filter((account) => account.currency === currency);
    const earned = sum(own.map((account) => account.captured)) - sum(own.map((account) => account.refunded));
    const due = sum(totals.filter((total) => total.currency === currency).map((total) => total.cents));
    must(earned === due, `${earned} cents ${currency} were earned, but the orders sold came to ${due}`);
  }
}

/** Each order's own payment was captured if it was sold; otherwise it was given back or never taken. */
async function settlePayments(must: Must, placed: readonly OrderSummary[], call: Call): Promise<void> {
  for (const { orderId, status, total } of placed.filter((order) => settled.includes(order.status))) {
    const payment = await call(payments.ofOrder, { orderId });
    const taken =
      payment?.status === "captured" || payment?.status === "authorised" ? payment.amount.cents : 0;
    const right = sold.includes(status)
      ? payment?.status === "captured" && taken === total.cents
      : taken === 0;
    must(right, `order ${orderId} is ${status}, but its payment is ${payment?.status ?? "missing"}`);
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
