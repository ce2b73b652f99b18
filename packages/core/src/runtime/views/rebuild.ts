import type { Logger } from "pino";
import { AshlarError } from "../../errors/index.js";
import type { AnyView, Module } from "../../module/index.js";
import { errorText } from "../error-text.js";
import { current, toMeta } from "../feed/event-record.js";
import type { ModuleStore } from "../ports/module-store.js";
import type { RowAddress } from "../ports/state-store.js";
import { isOutage } from "../ports/store-failure.js";
import type { RebuildFold, ViewRebuild } from "../ports/view-rebuild.js";
import { type FoldedEvent, RowFold, rowId, touchedRows } from "./fold.js";

const batchSize = 1_000;

/** Whoever waits for a rebuild. */
export interface RebuildWatch {
  /** Whether it is to be left unfinished. */
  readonly stopped: () => boolean;
  /** Told how many events have been folded. */
  readonly onFolded: (events: number) => void;
}

/**
 * Rebuilds a module's new or changed views from its feed, beside those that are live, and switches to them. The module
 * is not ready before that. Safe to interrupt, and for several replicas to do at once.
 */
export async function rebuildViews(
  module: Module,
  store: ModuleStore,
  log: Logger,
  { stopped, onFolded }: RebuildWatch,
): Promise<void> {
  let folded = 0;
  let rebuild: ViewRebuild | undefined;
  try {
    for (rebuild = await store.rebuild(); rebuild && !stopped(); rebuild = await store.rebuild()) {
      const { views } = rebuild;
      const soFar = folded;
      const watch = { stopped, onFolded: (events: number) => onFolded(soFar + events) };
      folded += await catchUp(rebuild, foldEvents(module, views), watch);
      if (!(await rebuild.finish(foldEvents(module, views)))) continue;
      if (folded > 0)
        log.info(
          { module: module.contract.name, views: views.map(({ name }) => name), events: folded },
          "views rebuilt",
        );
      return;
    }
  } catch (cause) {
    if (isOutage(cause)) throw cause;
    await rebuild?.abandon();
    throw new AshlarError("ASH_VIEW_REBUILD_FAILED", {
      message: `Module "${module.contract.name}", views ${module.views.map(({ name }) => name).join(", ")}: ${errorText(cause)}`,
      cause,
    });
  }
}

async function catchUp(
  rebuild: ViewRebuild,
  fold: RebuildFold,
  { stopped, onFolded }: RebuildWatch,
): Promise<number> {
  let folded = 0;
  while (!stopped()) {
    const events = await rebuild.next(batchSize);
    if (
      events.length > 0 &&
      (await rebuild.save(await fold(events, rebuild.load), events.at(-1)!.position))
    ) {
      folded += events.length;
      onFolded(folded);
    }
    if (events.length < batchSize) return folded;
  }
  return folded;
}

function foldEvents(module: Module, views: readonly AnyView[]): RebuildFold {
  return async (stored, load) => {
    const events = stored
      .flatMap((event) => current(module.contract, event) ?? [])
      .map((event) => ({ event, meta: toMeta(module.contract.name, event) }))
      .map((folded) => ({ folded, rows: touchedRows(views, folded) }));
    const addresses = [
      ...new Map(events.flatMap(({ rows }) => rows.map((row) => [rowId(row), row] as const))).values(),
    ];
    const fold = new RowFold(views);
    const loaded = addresses.length > 0 ? await load(addresses) : [];
    for (const [n, address] of addresses.entries()) fold.give(address, loaded[n]!);
    for (const { folded, rows } of events) {
      for (const address of rows) applyTo(fold, address, folded);
    }
    return fold.writes();
  };
}

/** Applies an event to a row; says which event it was when that fails. */
function applyTo(fold: RowFold, address: RowAddress, folded: FoldedEvent): void {
  try {
    fold.apply(address, folded);
  } catch (cause) {
    const { type, key, id } = folded.event;
    const what = `event ${id} (${type}, key ${JSON.stringify(key)}) cannot be folded into "${address.view}"`;
    throw new Error(`${what}: ${errorText(cause)}`, { cause });
  }
}
