import { feedOf } from "../feed-of.ts";
import { accountsModule } from "../modules/accounts/module.ts";
import { auditModule } from "../modules/audit/module.ts";
import type { Site } from "../site.ts";
import type { History, Sent } from "./history.ts";

/** Completes what was sent to the accounts with what happened there and what the audit heard of it. */
export async function observed(site: Pick<Site, "location">, sent: readonly Sent[]): Promise<History> {
  const events = await feedOf(site, accountsModule);
  const heard = new Map<string, number[]>();
  for (const { key, data } of await feedOf(site, auditModule)) {
    heard.set(key, [...(heard.get(key) ?? []), (data as { n: number }).n]);
  }
  const happened = events.map(({ causeId, key, data }) => ({ causeId, key, n: (data as { n: number }).n }));
  return { sent, happened, heard };
}
