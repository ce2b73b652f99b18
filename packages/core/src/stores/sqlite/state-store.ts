import type { AnyView } from "../../module/index.js";
import type { EventRecord } from "../../runtime/ports/feed.js";
import type {
  ChangeSet,
  Loaded,
  LoadRequest,
  RecordedOutcome,
  RowAddress,
  Versioned,
  Write,
} from "../../runtime/ports/state-store.js";
import { superseded } from "../sql/superseded.js";
import { outcomeKey } from "../sql/tables.js";
import { indexValue, viewTable } from "../sql/view-table.js";
import type { Connection } from "./connection.js";

const nothing: Versioned = { version: 0, value: undefined };

/** Reads states, rows and outcomes, one prepared look-up each: without a network that is the fastest way. */
export function load(connection: Connection, views: Views, request: LoadRequest): Loaded {
  return {
    entities: request.entities.map(({ entity, key }) =>
      toVersioned(
        connection
          .prepare("select version, state as value from _entities where entity = ? and key = ?")
          .get(entity, key),
      ),
    ),
    rows: loadRows(connection, views, request.rows),
    outcomes: request.outcomes.map((id) => {
      const row = connection.prepare("select outcome from _inbox where id = ?").get(outcomeKey(id)) as
        | { outcome: string }
        | undefined;
      return row && ({ id, ...JSON.parse(row.outcome) } as RecordedOutcome);
    }),
  };
}

/** Reads rows of views. */
export function loadRows(connection: Connection, views: Views, rows: readonly RowAddress[]): Versioned[] {
  return rows.map(({ view, key }) =>
    toVersioned(
      connection
        .prepare(`select _version as version, _row as value from ${views.get(view)!.table} where _key = ?`)
        .get(key),
    ),
  );
}

function toVersioned(row: unknown): Versioned {
  if (!row) return nothing;
  const { version, value } = row as { version: number; value: string };
  return { version, value: JSON.parse(value) };
}

/** Writes one change set, unless something it expects has been written meanwhile. Runs inside a transaction. */
export function save(
  connection: Connection,
  views: Views,
  change: ChangeSet,
  nowMs: number,
): "saved" | "stale" {
  const stale =
    change.entities.some(
      ({ address: { entity, key }, expected }) =>
        versionOf(
          connection.prepare("select version from _entities where entity = ? and key = ?").get(entity, key),
        ) !== expected,
    ) ||
    change.rows.some(
      ({ address: { view, key }, expected }) =>
        versionOf(
          connection
            .prepare(`select _version as version from ${views.get(view)!.table} where _key = ?`)
            .get(key),
        ) !== expected,
    );
  if (stale) return "stale";
  for (const { address, expected, value } of change.entities) {
    connection
      .prepare(
        "insert into _entities values (?, ?, ?, ?) on conflict do update set version = excluded.version, state = excluded.state",
      )
      .run(address.entity, address.key, expected + 1, JSON.stringify(value ?? null));
  }
  saveRows(connection, views, change.rows);
  for (const event of change.events) append(connection, event);
  for (const { id, ...outcome } of change.outcomes) {
    connection
      .prepare("insert into _inbox values (?, ?, ?)")
      .run(outcomeKey(id), JSON.stringify(outcome), nowMs);
  }
  return "saved";
}

/**
 * Writes rows of views, whatever stood there. A row that comes anew begins with a version that no earlier one of its key
 * had: every write of it comes with an event, so it never overtakes the feed.
 */
export function saveRows(connection: Connection, views: Views, writes: readonly Write<RowAddress>[]): void {
  for (const { address, expected, value } of writes) {
    const { table, upsert, indexes } = views.get(address.view)!;
    const version = expected > 0 ? expected + 1 : lastPosition(connection) + 1;
    if (value === undefined) {
      connection.prepare(`delete from ${table} where _key = ?`).run(address.key);
    } else {
      const fields = indexes.map((field) => indexValue("sqlite", (value as Record<string, unknown>)[field]));
      connection.prepare(upsert).run(address.key, version, JSON.stringify(value), ...fields);
    }
  }
}

function lastPosition(connection: Connection): number {
  const row = connection.prepare("select coalesce(max(position), 0) as position from _feed").get();
  return (row as { position: number }).position;
}

function append(connection: Connection, event: EventRecord): void {
  connection
    .prepare(
      "insert into _feed (id, type, version, key, at_ms, cause_id, trace, data) values (?, ?, ?, ?, ?, ?, ?, ?)",
    )
    .run(
      event.id,
      event.type,
      event.version,
      event.key,
      event.atMs,
      event.causeId,
      event.trace,
      JSON.stringify(event.data ?? null),
    );
}

function versionOf(row: unknown): number {
  return row ? (row as { version: number }).version : 0;
}

/** Refuses to write beside a newer layout of the views, whose rows this process would not keep up. */
export function requireLiveLayout(connection: Connection, layout: string): void {
  const live = connection.prepare("select live from _layout where id = ?").get(layout) as
    | { live: number }
    | undefined;
  if (live?.live !== 1) throw superseded();
}

/** A view's table, by the view's name. */
export type Views = ReadonlyMap<string, ViewStatements>;

interface ViewStatements {
  readonly table: string;
  readonly upsert: string;
  readonly indexes: readonly string[];
}

/** Prepares the names and statements of a module's views. */
export function viewStatements(views: readonly AnyView[]): Views {
  return new Map(
    views.map((view) => {
      const table = `"${viewTable(view)}"`;
      const indexes = Object.keys(view.indexes);
      const columns = ["_key", "_version", "_row", ...indexes.map((field) => `"${field}"`)];
      const upsert = `insert into ${table} (${columns.join(", ")}) values (${columns.map(() => "?").join(", ")})
        on conflict do update set ${columns
          .slice(1)
          .map((column) => `${column} = excluded.${column}`)
          .join(", ")}`;
      return [view.name, { table, upsert, indexes }];
    }),
  );
}
