import { expect, onTestFinished, test } from "vitest";
import { everyLayout } from "../every-layout.ts";
import { viewProblems } from "../folded.ts";
import type { Layout } from "../layouts.ts";
import { accountsModule } from "../modules/accounts/module.ts";
import { auditModule } from "../modules/audit/module.ts";
import { ledgerModule } from "../modules/ledger/module.ts";
import { startReplica } from "../replica/start-replica.ts";
import { newSite, type Site } from "../site.ts";
import { times } from "../times.ts";

async function startReplicas(site: Site, { state, events }: Layout, count: number) {
  const settings = { location: site.location, state, events };
  const replicas = await Promise.all(times(count, () => startReplica(settings)));
  onTestFinished(() => Promise.all(replicas.map((replica) => replica.kill())).then(() => {}));
  return replicas;
}

everyLayout((layout) => {
  test("replicas in processes of their own, started at once on nothing, share all work and end by themselves", async () => {
    const site = await newSite(layout);
    const replicas = await startReplicas(site, layout, 3);
    const results = await Promise.all(
      times(240, (n) => {
        const replica = replicas[n % 3]!;
        const key = `a-${n % 4}`;
        if (n < 12) return replica.call("accounts.open", { accountId: key, owner: "ann" });
        if (n % 6 === 0)
          return replica.call("ledger.post", {
            entryId: `e-${n}`,
            account: key,
            amount: n,
            reference: `r-${n}`,
          });
        return replica.call("accounts.deposit", { accountId: key, amount: 1 });
      }),
    );
    const refused = results.filter(({ kind }) => kind === "rejected");
    expect(results.filter(({ kind }) => kind === "failed")).toEqual([]);
    expect(refused.length).toBeGreaterThanOrEqual(8);

    for (const replica of replicas) expect((await replica.settled()).kind).toBe("done");
    for (const replica of replicas) expect(await replica.stop()).toBe(0);
    for (const module of [accountsModule, auditModule, ledgerModule]) {
      expect(await viewProblems(site, module)).toEqual([]);
    }
  });
});
