import { expect, test } from "vitest";
import { everyLayout } from "../every-layout.ts";
import { viewProblems } from "../folded.ts";
import { accounts } from "../modules/accounts/contract.ts";
import { accountsModule } from "../modules/accounts/module.ts";
import { newSite } from "../site.ts";
import { times } from "../times.ts";

everyLayout((layout) => {
  test("a view shows a command as soon as it has been answered", async () => {
    const site = await newSite(layout);
    const { call } = await site.start([accountsModule]);
    await Promise.all(
      times(20, async (n) => {
        const accountId = `a-${n}`;
        const owner = `o-${n}`;
        await call(accounts.open, { accountId, owner });
        for (const balance of [3, 6, 9]) {
          await call(accounts.deposit, { accountId, amount: 3 });
          expect(await call(accounts.byId, { accountId })).toMatchObject({ balance });
          expect(await call(accounts.totals, { of: owner })).toMatchObject({ sum: balance });
          expect(await call(accounts.ofOwner, { owner })).toHaveLength(1);
        }
        await call(accounts.close, { accountId });
        expect(await call(accounts.byId, { accountId })).toBeNull();
        expect(await call(accounts.totals, { of: owner })).toBeNull();
      }),
    );
    expect(await call(accounts.totals, { of: "everybody" })).toBeNull();
  });

  test("what one replica has answered, another shows", async () => {
    const site = await newSite(layout);
    const [one, other] = [await site.start([accountsModule]), await site.start([accountsModule])];
    await one.call(accounts.open, { accountId: "a", owner: "ann" });
    for (const balance of times(20, (n) => n + 1)) {
      await (balance % 2 ? one : other).call(accounts.deposit, { accountId: "a", amount: 1 });
      expect(await (balance % 2 ? other : one).call(accounts.byId, { accountId: "a" })).toMatchObject({
        balance,
      });
    }
  });

  test("sums over many accounts are exact, from two replicas at once", async () => {
    const site = await newSite(layout);
    const apps = [await site.start([accountsModule]), await site.start([accountsModule])];
    await Promise.all(
      times(60, async (n) => {
        const { call } = apps[n % 2]!;
        await call(accounts.open, { accountId: `a-${n}`, owner: `o-${n % 3}` });
        await call(accounts.deposit, { accountId: `a-${n}`, amount: n + 1 });
        await call(accounts.withdraw, { accountId: `a-${n}`, amount: 1 });
      }),
    );
    const sum = (60 * 61) / 2 - 60;
    expect(await apps[0]!.call(accounts.totals, { of: "everybody" })).toEqual({
      accounts: 60,
      deposits: 60,
      sum,
    });
    expect(await viewProblems(site, accountsModule)).toEqual([]);
  });
});
