import { fileURLToPath } from "node:url";
import { type Call, type DataLocation, discoverModules, type Module } from "@ashlar/core";
import { violationsAtRest } from "../../examples/shop/invariants.ts";
import type { HistoryEntry } from "../../examples/shop/load.ts";
import { feedOf, withStore } from "../feed-of.ts";
import { viewProblems } from "../folded.ts";
import { effectsInOrder, nothingTwice } from "../history/checks.ts";
import { until } from "../until.ts";

const folder = fileURLToPath(new URL("../../examples/shop", import.meta.url));

/**
 * What is wrong with a shop after a campaign, once it has come to rest; nothing when all is well. Goes by what the
 * clients were told, by what the shop says of itself, and by what stands in its database.
 */
export async function problemsAtRest(
  clerk: Call,
  location: DataLocation,
  history: readonly HistoryEntry[],
): Promise<string[]> {
  const unanswered = history.filter(({ answer }) => answer.startsWith("no answer"));
  const found = unanswered.map(({ action, orderId, answer }) => `${action} ${orderId}: ${answer}`);
  found.push(...(await violationsAtRest(clerk, history, 120_000)));

  const site = { location };
  const modules = await discoverModules(folder);
  for (const module of modules) found.push(...(await setAside(site, module)));
  await until("everything to be handled", async () => (await behind(site, modules)) === 0);
  for (const module of modules) {
    found.push(...(await viewProblems(site, module)));
    // No command of the shop's tells of more than one event.
    const happened = (await feedOf(site, module)).map(({ causeId, key }) => ({ causeId, key, n: 0 }));
    found.push(...nothingTwice({ sent: [], happened, heard: new Map() }));
  }
  const feeds = await Promise.all(modules.map((module) => feedOf(site, module)));
  for (const causes of feeds) for (const effects of feeds) found.push(...effectsInOrder(causes, effects));
  return found;
}

type Site = { readonly location: DataLocation };

/** Events on the lists of those that failed, wait or are tried again. */
async function setAside(site: Site, module: Module): Promise<string[]> {
  const parked = await withStore(site, module, ({ consumer }) => consumer.list());
  return parked.map(
    ({ type, key, status, error }) =>
      `${module.contract.name} has set ${type} of ${key} aside: ${status}, ${error}`,
  );
}

/** How many events all consumers together have not handled. */
async function behind(site: Site, modules: readonly Module[]): Promise<number> {
  let events = 0;
  for (const consumer of modules) {
    for (const name of new Set(consumer.on.map(({ event }) => event.module))) {
      const producer = modules.find(({ contract }) => contract.name === name)!;
      const position = await withStore(site, consumer, (store) => store.consumer.position(name));
      events += await withStore(site, producer, ({ feed }) => feed.lag(position ?? feed.start));
    }
  }
  return events;
}
