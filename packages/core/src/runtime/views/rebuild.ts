import type { Logger } from "pino";
import { AshlarError } from "../../errors/index.js";
import type { AnyView, Module } from "../../module/index.js";
import { errorText } from "../error-text.js";
import { current, toMeta } from "../feed/event-record.js";
import type { EventRecord } from "../ports/feed.js";
import type { ModuleStore } from "../ports/module-store.js";
import { StoreFailure } from "../ports/store-failure.js";
import { FoldFailure, type RebuildFold, type ViewRebuild } from "../ports/view-rebuild.js";
import { RowFold, rowId, touchedRows } from "./fold.js";

const batchSize = 1_000;
const mostBusyTurns = 20;

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
 *
 * @throws AshlarError `ASH_VIEW_REBUILD_FAILED` when the module's own code cannot fold an event, or folds it into what no
 * store can keep. Only then is what was folded given up; after anything else the next start goes on with it.
 */
export async function rebuildViews(
  module: Module,
  store: ModuleStore,
  log: Logger,
  { stopped, onFolded }: RebuildWatch,
): Promise<void> {
  let rebuild: ViewRebuild | undefined;
  try {
    let folded = 0;
    let busyTurns = 0;
    // Events that cannot be read yet, because of a long transaction, are folded while writers wait: more with every try,
    // for else there may be no end.
    let atMost = batchSize;
    for (rebuild = await store.rebuild(); rebuild && !stopped(); rebuild = await store.rebuild()) {
      const { views } = rebuild;
      const about = { module: module.contract.name, views: views.map(({ name }) => name) };
      const soFar = folded;
      const watch = { stopped, onFolded: (events: number) => onFolded(soFar + events) };
      folded += await catchUp(rebuild, foldEvents(module, views), watch);
      const outcome = await rebuild.finish(foldEvents(module, views), atMost);
      if (outcome === "switched") {
        if (folded > 0) log.info({ ...about, events: folded }, "views rebuilt");
        return;
      }
      if (outcome === "too much left") atMost *= 2;
      else if (++busyTurns < mostBusyTurns) log.warn(about, "writers cannot be shut out yet; trying again");
      else throw new StoreFailure("unavailable", "Others would not let go of the feed, to switch its views");
    }
  } catch (cause) {
    if (isOfTheStore(cause)) throw cause;
    throw new AshlarError("ASH_VIEW_REBUILD_FAILED", {
      message: `Module "${module.contract.name}", views ${module.views.map(({ name }) => name).join(", ")}: ${errorText(cause)}${await givenUp(rebuild)}`,
      cause,
    });
  }
}

/** What the store refuses is what the fold has made of the events. */
function isOfTheStore(error: unknown): boolean {
  return error instanceof AshlarError || (error instanceof StoreFailure && error.kind !== "refused");
}

/** Gives up what was folded; says so when that fails too, without hiding why. */
async function givenUp(rebuild: ViewRebuild | undefined): Promise<string> {
  try {
    await rebuild?.abandon();
    return "";
  } catch (error) {
    return `; and what was folded stays (${errorText(error)}), so raise a version when you mend the fold`;
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
    const events = stored.flatMap((event) =>
      foldable(event, "cannot be read", () => {
        const read = current(module.contract, event);
        if (!read) return [];
        const folded = { event: read, meta: toMeta(module.contract.name, read) };
        return [{ folded, rows: touchedRows(views, folded) }];
      }),
    );
    const addresses = [
      ...new Map(events.flatMap(({ rows }) => rows.map((row) => [rowId(row), row] as const))).values(),
    ];
    const fold = new RowFold(views);
    const loaded = addresses.length > 0 ? await load(addresses) : [];
    for (const [n, address] of addresses.entries()) fold.give(address, loaded[n]!);
    for (const { folded, rows } of events) {
      for (const address of rows) {
        const what = `cannot be folded into "${address.view}"`;
        foldable(folded.event, what, () => fold.apply(address, folded));
      }
    }
    return fold.writes();
  };
}

/** Runs the module's own code on an event; says which event it was when that fails. */
function foldable<T>({ id, type, key }: EventRecord, what: string, work: () => T): T {
  try {
    return work();
  } catch (cause) {
    const event = `event ${id} (${type}, key ${JSON.stringify(key)})`;
    throw new FoldFailure(`${event} ${what}: ${errorText(cause)}`, { cause });
  }
}
