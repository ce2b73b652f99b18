import { join } from "node:path";
import Database from "libsql";
import type { Reserve, Reserved, StartRows } from "../contestant.ts";
import { decide, type Stock, untouched } from "../stock.ts";

const tables = `
  create table stock (sku text primary key, version integer not null, state text not null) without rowid;
  create table outbox (position integer primary key, type text not null, key text not null, data text not null);
  create table commands (command_id text primary key, answer text not null) without rowid;`;

/** One transaction a command, synced to disk at commit. */
const start: StartRows = async (data) => {
  const database = new Database(join(data.slice("sqlite:".length), "bench.db"));
  for (const pragma of ["journal_mode = WAL", "synchronous = FULL", "busy_timeout = 5000"])
    database.pragma(pragma);
  database.exec(tables);
  const known = database.prepare("select answer from commands where command_id = ?");
  const load = database.prepare("select version, state from stock where sku = ?");
  const save = database.prepare("insert or replace into stock (sku, version, state) values (?, ?, ?)");
  const publish = database.prepare("insert into outbox (type, key, data) values ('StockReserved', ?, ?)");
  const remember = database.prepare("insert into commands (command_id, answer) values (?, ?)");

  const reserve = database.transaction((command: Reserve): Reserved => {
    const earlier = known.get(command.commandId) as { answer: string } | undefined;
    if (earlier) return JSON.parse(earlier.answer) as Reserved;
    const row = load.get(command.sku) as { version: number; state: string } | undefined;
    const { state, event } = decide(row ? (JSON.parse(row.state) as Stock) : untouched, command);
    const reserved: Reserved = { version: (row?.version ?? 0) + 1 };
    save.run(command.sku, reserved.version, JSON.stringify(state));
    publish.run(command.sku, JSON.stringify(event));
    remember.run(command.commandId, JSON.stringify(reserved));
    return reserved;
  });
  return async (command) => reserve.immediate(command);
};
export default start;
