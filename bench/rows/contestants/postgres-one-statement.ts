import type pg from "pg";
import type { Reserve, Reserved, StartRows } from "../contestant.ts";
import { isDuplicate, openPool } from "../postgres-tables.ts";
import { decide, type Stock, untouched } from "../stock.ts";

/** Reads without a lock, then writes everything in one statement that fails when someone else was faster. */
const start: StartRows = async (data) => {
  const pool = await openPool(data);
  return async (command) => {
    for (;;) {
      try {
        const reserved = await reserve(pool, command);
        if (reserved) return reserved;
      } catch (error) {
        if (!isDuplicate(error)) throw error;
        const sql = "select answer from commands where command_id = $1";
        const { rows } = await pool.query<{ answer: Reserved }>(sql, [command.commandId]);
        if (rows[0]) return rows[0].answer;
      }
    }
  };
};
export default start;

const save = `
  with saved as (
    insert into stock (sku, version, state) values ($1, $2, $3)
    on conflict (sku) do update set version = $2, state = $3 where stock.version = $2 - 1
    returning sku
  ), published as (
    insert into outbox (type, key, data) select 'StockReserved', sku, $4::jsonb from saved
  )
  insert into commands (command_id, answer) select $5, $6::jsonb from saved`;

/** `undefined` when the row changed between reading and writing. */
async function reserve(pool: pg.Pool, command: Reserve): Promise<Reserved | undefined> {
  const { rows } = await pool.query<{ version: number; state: Stock }>({
    name: "load",
    text: "select version, state from stock where sku = $1",
    values: [command.sku],
  });
  const [row = { version: 0, state: untouched }] = rows;
  const { state, event } = decide(row.state, command);
  const reserved: Reserved = { version: row.version + 1 };
  const { rowCount } = await pool.query({
    name: "save",
    text: save,
    values: [
      command.sku,
      reserved.version,
      JSON.stringify(state),
      JSON.stringify(event),
      command.commandId,
      JSON.stringify(reserved),
    ],
  });
  return rowCount === 1 ? reserved : undefined;
}
