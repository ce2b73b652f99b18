import fc from "fast-check";
import { expect, test } from "vitest";
import { type Stock, stock } from "../modules/inventory/stock.js";

const sku = "mug";
const orderId = fc.constantFrom("o-1", "o-2", "o-3", "o-4");
const quantity = fc.integer({ min: 1, max: 10 });
const minutes = fc.integer({ min: 0, max: 20 });

const anyCommand = fc.oneof(
  fc.record({ name: fc.constant("receive"), orderId, quantity, minutes }),
  fc.record({
    name: fc.constantFrom("reserve", "commit", "release", "expire", "ship"),
    orderId,
    quantity,
    minutes,
  }),
);

interface Event {
  readonly type: string;
  readonly data: { readonly quantity: number };
}

test("no sequence of commands makes stock negative, or makes or loses a piece", () => {
  fc.assert(
    fc.property(fc.array(anyCommand, { maxLength: 80 }), (commands) => {
      let state = stock.initial as Stock;
      let now = Date.parse("2025-06-01T12:00:00Z");
      let received = 0;
      let shipped = 0;
      for (const { name, minutes, ...rest } of commands) {
        now += minutes * 60_000;
        for (const { type, data } of decided(state, name, { sku, ...rest }, new Date(now))) {
          state = (stock.evolve[type]?.(state, data) ?? state) as Stock;
          if (type === "StockReceived") received += data.quantity;
          if (type === "StockShipped") shipped += data.quantity;
        }
        const reserved = state.reservations.reduce((sum, reservation) => sum + reservation.quantity, 0);
        expect(state.available).toBeGreaterThanOrEqual(0);
        expect(state.available + reserved + shipped).toBe(received);
        expect(new Set(state.reservations.map((r) => r.orderId)).size).toBe(state.reservations.length);
      }
    }),
    { numRuns: 500 },
  );
});

function decided(state: Stock, name: string, command: object, now: Date): Event[] {
  const refused = Symbol("refused");
  const decision = stock.decide[name]?.(state, command, { now, reject: () => refused as never });
  if (decision === undefined || decision === refused) return [];
  return [decision].flat() as Event[];
}
