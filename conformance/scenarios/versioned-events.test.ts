import { expect, test } from "vitest";
import { everyLayout } from "../every-layout.ts";
import { listener } from "../modules/listener.ts";
import { pricesV1, pricesV2, pricesV3 } from "../modules/prices/contract.ts";
import { pricesModuleV1, pricesModuleV2, pricesModuleV3 } from "../modules/prices/module.ts";
import { newSite } from "../site.ts";

everyLayout((layout) => {
  test("old events are read as the newest version, by views and by listeners; stored ones stay as they are", async () => {
    const site = await newSite(layout);
    const one = await site.start([pricesModuleV1]);
    await one.call(pricesV1.set, { sku: "a", price: 1 });
    await one.stop();
    const two = await site.start([pricesModuleV2]);
    await two.call(pricesV2.set, { sku: "a", price: 2 });
    await two.stop();

    const heard: unknown[] = [];
    const ears = listener("ears", [pricesV3.events.PriceSet], (data) => heard.push(data));
    const three = await site.start([pricesModuleV3, ears]);
    await three.call(pricesV3.set, { sku: "a", price: 3 });
    expect(await three.call(pricesV3.history, { sku: "a" })).toEqual(["1 EUR", "2 USD", "3 CHF"]);
    await three.settled();
    expect(heard).toEqual(["1 EUR", "2 USD", "3 CHF"].map((amount) => ({ sku: "a", amount })));
  });
});
