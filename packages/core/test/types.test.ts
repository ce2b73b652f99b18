import { expect, expectTypeOf, test } from "vitest";
import { z } from "zod";
import {
  type Call,
  command,
  contract,
  database,
  type EventData,
  entity,
  event,
  isRejection,
  module,
  query,
  type RejectionOf,
  react,
  view,
} from "../src/index.js";

const line = z.object({ sku: z.string(), quantity: z.number() });
const summary = z.object({ orderId: z.string(), status: z.string(), total: z.number().nullable() });
const orders = contract("orders", {
  commands: {
    place: command({
      input: z.object({ orderId: z.string(), lines: z.array(line).min(1), note: z.string().default("") }),
      key: (c) => c.orderId,
      rejects: {
        AlreadyPlaced: z.object({ since: z.string().default("") }),
        TooBig: z.object({ limit: z.number() }),
      },
    }),
    price: command({
      input: z.object({ orderId: z.string() }),
      key: (c) => c.orderId,
      output: z.object({ total: z.number(), currency: z.string().default("EUR") }),
    }),
  },
  queries: { byId: query({ input: z.object({ orderId: z.string() }), output: summary.nullable() }) },
  events: {
    OrderPlaced: event(z.object({ orderId: z.string() })).next(
      z.object({ orderId: z.string(), total: z.number() }),
      (old) => {
        expectTypeOf(old).toEqualTypeOf<{ orderId: string }>();
        return { ...old, total: 0 };
      },
    ),
    OrderClosed: event(z.object({ why: z.string().default("") })),
  },
});
interface Order {
  readonly status: "none" | "placed";
  readonly total: number;
}

const order = entity(orders, {
  initial: { status: "none", total: 0 } as Order,
  decide: {
    place: (state, c, { reject, now }) => {
      expectTypeOf(state).toEqualTypeOf<Order>();
      expectTypeOf(c.note).toEqualTypeOf<string>();
      expectTypeOf(now).toEqualTypeOf<Date>();
      // @ts-expect-error the reason is not declared
      reject("Nonsense", {});
      // @ts-expect-error the data is not what the reason declares
      reject("TooBig", {});
      if (c.lines.length > 9) return reject("TooBig", { limit: 9 });
      if (state.status === "placed") return reject("AlreadyPlaced", {});
      return [orders.events.OrderPlaced({ orderId: c.orderId, total: 1 }), orders.events.OrderClosed({})];
    },
    price: () => undefined,
  },
  evolve: {
    OrderPlaced: (state, e) => ({ ...state, status: "placed", total: e.total }),
    OrderClosed: (state, e) => {
      expectTypeOf(e).toEqualTypeOf<{ why: string }>();
      return state;
    },
  },
  reply: { price: (state) => ({ total: state.total }) },
});

const summaries = view(orders, {
  name: "summaries",
  row: summary,
  indexes: { status: "text", total: "number" },
  on: {
    OrderPlaced: (row, e) => {
      expectTypeOf(row).toEqualTypeOf<z.infer<typeof summary> | undefined>();
      return { orderId: e.orderId, status: "placed", total: e.total };
    },
  },
});

test("a call's input, output and refusals follow from the contract", async () => {
  const call = (async () => undefined) as unknown as Call;
  const placed = call(orders.place, { orderId: "1", lines: [{ sku: "a", quantity: 1 }] });
  expectTypeOf(placed).resolves.toEqualTypeOf<undefined>();
  expectTypeOf(call(orders.price, { orderId: "1" })).resolves.toEqualTypeOf<{
    total: number;
    currency: string;
  }>();
  expectTypeOf(call(orders.byId, { orderId: "1" })).resolves.toEqualTypeOf<z.infer<typeof summary> | null>();
  // @ts-expect-error orderId is missing
  call(orders.byId, {});
  // @ts-expect-error no such operation
  orders.cancel;
  const error: unknown = undefined;
  if (isRejection(error, orders.place, "TooBig")) expectTypeOf(error.data).toEqualTypeOf<{ limit: number }>();
  if (isRejection(error, orders.place)) {
    expectTypeOf(error).toEqualTypeOf<RejectionOf<typeof orders.place.definition.rejects>>();
    if (error.reason === "TooBig") expectTypeOf(error.data).toEqualTypeOf<{ limit: number }>();
    else expectTypeOf(error.data).toEqualTypeOf<{ since: string }>();
  }
});

test("what is parsed afterwards may leave out what has a default", () => {
  orders.events.OrderClosed({});
  // @ts-expect-error nothing else may be left out
  orders.events.OrderPlaced({ orderId: "1" });
  expectTypeOf<EventData<typeof orders, "OrderClosed">>().toEqualTypeOf<{ why: string }>();
  react(orders.events.OrderClosed, (e) => expectTypeOf(e).toEqualTypeOf<{ why: string }>());
});

test("a view's key sees the events that the view is folded from", () => {
  view(orders, {
    name: "closed",
    row: summary,
    key: (event) => {
      expectTypeOf(event.type).toEqualTypeOf<"OrderPlaced">();
      return event.data.orderId;
    },
    on: { OrderPlaced: (row, e) => row && { ...row, total: e.total } },
  });
  view(orders, {
    name: "both",
    row: summary,
    key: (event) => (event.type === "OrderPlaced" ? event.data.orderId : event.data.why),
    on: { OrderPlaced: (row) => row, OrderClosed: (row) => row },
  });
  view(orders, {
    name: "wrong",
    row: summary,
    // @ts-expect-error not an event of the contract
    on: { OrderLost: (row) => row },
  });
});

test("a module's handlers see its own tables, views and events", () => {
  module(orders, {
    entities: [order],
    views: [summaries],
    database: database<{ things: { id: string } }>({}),
    queries: {
      byId: async ({ orderId }, { views, db }) => {
        expectTypeOf(db.selectFrom("things").select("id").executeTakeFirst()).resolves.toEqualTypeOf<
          { id: string } | undefined
        >();
        // @ts-expect-error not an indexed field
        views.summaries.find({ where: { orderId } });
        await views.summaries.find({ where: { status: "placed" }, orderBy: "total", after: undefined });
        // @ts-expect-error a value that may be undefined would find every row
        views.summaries.find({ where: { status: undefined } });
        // @ts-expect-error so would a bound
        views.summaries.find({ range: { total: { from: undefined } } });
        // @ts-expect-error no such view
        views.other;
        return views.summaries.get(orderId);
      },
    },
    on: [
      react(orders.events.OrderPlaced, (e) =>
        expectTypeOf(e).toEqualTypeOf<{ orderId: string; total: number }>(),
      ),
    ],
  });
});

test("wrong deciders and views do not compile", () => {
  entity(orders, {
    initial: { status: "none", total: 0 } as Order,
    // @ts-expect-error not a command of the contract
    decide: { dance: () => undefined },
    // @ts-expect-error a state that is none
    evolve: { OrderPlaced: () => ({ status: "lost" }) },
  });
  // @ts-expect-error total is a number
  view(orders, { name: "v", row: summary, indexes: { total: "text" }, on: {} });
  // @ts-expect-error queries must be answered
  expect(() => module(orders, { entities: [order] })).toThrow('nothing answers the query "byId"');
});
