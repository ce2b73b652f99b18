import type pg from "pg";
import type { Reserve, Reserved, StartRows } from "../contestant.ts";
import { isDuplicate, openPool } from "../postgres-tables.ts";
import { decide, type Stock, untouched } from "../stock.ts";

/** One transaction a command, the row locked while deciding. */
const start: StartRows = async (data) => {
  const pool = await openPool(data);
  return async (command) => {
    const client = await pool.connect();
    try {
      await client.query("begin");
      const reserved = await reserve(client, command);
      await client.query("commit");
      return reserved;
    } catch (error) {
      await client.query("rollback");
      if (!isDuplicate(error)) throw error;
      const sql = "select answer from commands where command_id = $1";
      const { rows } = await client.query<{ answer: Reserved }>(sql, [command.commandId]);
      return rows[0]!.answer;
    } finally {
      client.release();
    }
  };
};
export default start;

async function reserve(client: pg.PoolClient, command: Reserve): Promise<Reserved> {
  const { rows } = await client.query<{ version: number; state: Stock }>({
    name: "load",
    text: "select version, state from stock where sku = $1 for update",
    values: [command.sku],
  });
  const [row = { version: 0, state: untouched }] = rows;
  const { state, event } = decide(row.state, command);
  const reserved: Reserved = { version: row.version + 1 };
  const { rowCount } = await client.query({
    name: "save",
    text: `insert into stock (sku, version, state) values ($1, $2, $3)
           on conflict (sku) do update set version = $2, state = $3 where stock.version = $2 - 1`,
    values: [command.sku, reserved.version, JSON.stringify(state)],
  });
  if (rowCount !== 1) throw new Error("Conflict");
  await client.query({
    name: "publish",
    text: "insert into outbox (type, key, data) values ('StockReserved', $1, $2)",
    values: [command.sku, JSON.stringify(event)],
  });
  await client.query({
    name: "remember",
    text: "insert into commands (command_id, answer) values ($1, $2)",
    values: [command.commandId, JSON.stringify(reserved)],
  });
  return reserved;
}
