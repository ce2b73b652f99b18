import type { Feed, StoredEvent } from "../../runtime/ports/feed.js";
import type { Connection } from "./connection.js";

/** The feed in SQLite: one writer at a time makes the order of positions the order of commits. */
export function sqliteFeed(connection: Connection): Feed {
  return {
    start: "0",
    async read(after, limit) {
      return readFeed(connection, after, limit);
    },
    async lag(after) {
      return countFeed(connection, after, 100_000);
    },
    heldMs: () => 0,
  };
}

/** How many events stand after a position, counted up to a bound. */
export function countFeed(connection: Connection, after: string, atMost: number): number {
  const row = connection
    .prepare("select count(*) as n from (select 1 from _feed where position > ? limit ?)")
    .get(Number(after), atMost) as { n: number };
  return row.n;
}

/** Events after a position, oldest first. */
export function readFeed(connection: Connection, after: string, limit: number): StoredEvent[] {
  const rows = connection
    .prepare(
      "select position, id, type, version, key, at_ms, cause_id, trace, data from _feed where position > ? order by position limit ?",
    )
    .all(Number(after), limit) as FeedRow[];
  return rows.map(({ position, at_ms, cause_id, data, ...event }) => ({
    ...event,
    position: String(position),
    atMs: at_ms,
    causeId: cause_id,
    data: JSON.parse(data),
  }));
}

interface FeedRow {
  position: number;
  id: string;
  type: string;
  version: number;
  key: string;
  at_ms: number;
  cause_id: string;
  trace: string | null;
  data: string;
}
