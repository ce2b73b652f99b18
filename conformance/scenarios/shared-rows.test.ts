import { expect, test } from "vitest";
import { everyLayout } from "../every-layout.ts";
import { viewProblems } from "../folded.ts";
import { accounts } from "../modules/accounts/contract.ts";
import { accountsModule } from "../modules/accounts/module.ts";
import { ledger } from "../modules/ledger/contract.ts";
import { ledgerModule } from "../modules/ledger/module.ts";
import { warehouse } from "../modules/warehouse/contract.ts";
import { warehouseModule } from "../modules/warehouse/module.ts";
import { newSite } from "../site.ts";
import { times } from "../times.ts";

everyLayout((layout) => {
  test("two entities that change the same row lose nothing", async () => {
    const site = await newSite(layout);
    const apps = [await site.start([warehouseModule]), await site.start([warehouseModule])];
    await Promise.all(
      times(400, (n) => {
        const { call } = apps[n % apps.length]!;
        const sku = `s-${n % 3}`;
        return n % 4 < 2
          ? call(warehouse.stock, { sku, quantity: 1 })
          : call(warehouse.price, { sku, price: n + 1 });
      }),
    );
    expect(await viewProblems(site, warehouseModule)).toEqual([]);
  });

  test("a row that comes and goes is what its events come to", async () => {
    const site = await newSite(layout);
    const apps = [await site.start([accountsModule]), await site.start([accountsModule])];
    await Promise.all(
      times(150, async (n) => {
        const { call } = apps[n % apps.length]!;
        const accountId = `a-${n}`;
        await call(accounts.open, { accountId, owner: `o-${n % 3}` });
        await call(accounts.deposit, { accountId, amount: n + 1 });
        await call(accounts.close, { accountId });
      }),
    );
    expect(await viewProblems(site, accountsModule)).toEqual([]);
  });

  test("handlers that change the same row lose nothing", async () => {
    const site = await newSite(layout);
    const apps = [await site.start([ledgerModule]), await site.start([ledgerModule])];
    await Promise.all(
      times(120, (n) =>
        apps[n % apps.length]!.call(ledger.post, {
          entryId: `e-${n}`,
          account: `a-${n % 2}`,
          amount: n + 1,
          reference: `r-${n}`,
        }),
      ),
    );
    expect(await viewProblems(site, ledgerModule)).toEqual([]);
    expect(await apps[0]!.call(ledger.balance, { of: "everything" })).toMatchObject({
      entries: 120,
      sum: (120 * 121) / 2,
    });
  });
});
