import { feedOf } from "../feed-of.ts";
import { accountsModule } from "../modules/accounts/module.ts";
import { auditModule } from "../modules/audit/module.ts";
import type { Site } from "../site.ts";
import type { Happened, History, Sent } from "./history.ts";

/** What happened to the accounts. */
export async function happenedAt(site: Pick<Site, "location">): Promise<Happened[]> {
  const events = await feedOf(site, accountsModule);
  return events.map(({ causeId, key, data }) => ({ causeId, key, n: (data as { n: number }).n }));
}

/** Completes what was sent to the accounts with what happened there and what the audit heard of it. */
export async function observed(site: Pick<Site, "location">, sent: readonly Sent[]): Promise<History> {
  const happened = await happenedAt(site);
  const heard = new Map<string, number[]>();
  for (const { key, data } of await feedOf(site, auditModule)) {
    heard.set(key, [...(heard.get(key) ?? []), (data as { n: number }).n]);
  }
  return { sent, happened, heard };
}
