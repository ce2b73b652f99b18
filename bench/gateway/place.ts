import pg from "pg";
import { type Order, totalOf } from "./order.ts";

export interface Placed {
  readonly orderId: string;
  readonly total: number;
}

/** Places an order; `undefined` when that order has been placed before. */
export type Place = (order: Order) => Promise<Placed | undefined>;

/** What every peer calls once the order is validated: nothing stored, or durably stored when `data` says where. */
export async function startPlacing(data: string): Promise<Place> {
  return data === "" ? placeNowhere : await placeInPostgres(data);
}

async function placeNowhere(order: Order): Promise<Placed> {
  return { orderId: order.orderId, total: totalOf(order) };
}

const tables = `
  create table orders (
    order_id text primary key,
    version  integer not null,
    state    jsonb not null
  );
  create table outbox (
    position bigint generated always as identity primary key,
    type     text not null,
    key      text not null,
    data     jsonb not null
  );`;

/** State and event in one transaction, as a good engineer writes it by hand; statements are prepared once a connection. */
async function placeInPostgres(data: string): Promise<Place> {
  const pool = new pg.Pool({ connectionString: data, max: 16 });
  await pool.query(tables);
  return async (order) => {
    const client = await pool.connect();
    try {
      await client.query("begin");
      const placed = await placeWith(client, order);
      await client.query("commit");
      return placed;
    } catch (error) {
      await client.query("rollback");
      // Two first placements at once: the second one's insert finds the first one's row.
      if (error instanceof pg.DatabaseError && error.code === "23505") return undefined;
      throw error;
    } finally {
      client.release();
    }
  };
}

async function placeWith(client: pg.PoolClient, order: Order): Promise<Placed | undefined> {
  const { rowCount } = await client.query({
    name: "version",
    text: "select version from orders where order_id = $1 for update",
    values: [order.orderId],
  });
  if (rowCount !== 0) return undefined;
  const total = totalOf(order);
  await client.query({
    name: "state",
    text: "insert into orders (order_id, version, state) values ($1, 1, $2)",
    values: [order.orderId, JSON.stringify({ status: "placed", total, ...order })],
  });
  await client.query({
    name: "event",
    text: "insert into outbox (type, key, data) values ('OrderPlaced', $1, $2)",
    values: [order.orderId, JSON.stringify({ total, ...order })],
  });
  return { orderId: order.orderId, total };
}
