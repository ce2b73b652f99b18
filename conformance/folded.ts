import type { AnyView, Module } from "@ashlar/core";
import type { EventRecord } from "../packages/core/src/runtime/ports/feed.ts";
import type { ModuleStore } from "../packages/core/src/runtime/ports/module-store.ts";
import { feedOf, withStore } from "./feed-of.ts";
import type { Site } from "./site.ts";

/** A view's rows by their keys. */
export type Rows = ReadonlyMap<string, unknown>;

/** What a view must hold after these events: the plainest fold there can be, for the stores to be held against. */
export function folded(view: AnyView, module: string, events: readonly EventRecord[]): Rows {
  const rows = new Map<string, unknown>();
  for (const { id, type, key, atMs, causeId, data } of events) {
    const fold = view.on[type];
    if (!fold) continue;
    const meta = { id, module, type, key, at: new Date(atMs), causeId };
    for (const rowKey of new Set([view.key ? view.key({ ...meta, data }) : key].flat())) {
      const row = fold(rows.get(rowKey), data, { ...meta, rowKey });
      if (row === undefined) rows.delete(rowKey);
      else rows.set(rowKey, row);
    }
  }
  return rows;
}

/** Says where a module's views differ from a fold of its feed; nothing when they are equal. */
export async function viewProblems(site: Pick<Site, "location">, module: Module): Promise<string[]> {
  const events = await feedOf(site, module);
  return withStore(site, module, async (store) => {
    const problems: string[] = [];
    for (const view of module.views) {
      problems.push(...(await differences(view, store, folded(view, module.contract.name, events))));
    }
    return problems;
  });
}

async function differences(view: AnyView, { views }: ModuleStore, expected: Rows): Promise<string[]> {
  const reader = views[view.name]!;
  const problems: string[] = [];
  for (const [key, row] of expected) {
    const [should, is] = [JSON.stringify(row), JSON.stringify(await reader.get(key))];
    if (should !== is) problems.push(`${view.name} "${key}": is ${is}, its events come to ${should}`);
  }
  let count = 0;
  for (let after: string | undefined, first = true; first || after !== undefined; first = false) {
    const page = await reader.find({ after, limit: 1_000 });
    count += page.rows.length;
    after = page.next;
  }
  if (count !== expected.size)
    problems.push(`${view.name}: ${count} rows, its events come to ${expected.size}`);
  return problems;
}
