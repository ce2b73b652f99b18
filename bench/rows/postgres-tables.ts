import pg from "pg";

const tables = `
  create table stock (
    sku     text primary key,
    version integer not null,
    state   jsonb not null
  );
  create table outbox (
    position bigint generated always as identity primary key,
    type     text not null,
    key      text not null,
    data     jsonb not null
  );
  create table commands (
    command_id text primary key,
    answer     jsonb not null
  );`;

/** A pool of 16 on a database with the tables that both hand-written contestants use. */
export async function openPool(data: string): Promise<pg.Pool> {
  const pool = new pg.Pool({ connectionString: data, max: 16 });
  await pool.query(tables);
  return pool;
}

/** Whether PostgreSQL refused a second row with the same key. */
export function isDuplicate(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.code === "23505";
}
