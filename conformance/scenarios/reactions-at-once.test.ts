import { setTimeout as working } from "node:timers/promises";
import { type Application, command, contract, module, react } from "@ashlar/core";
import { expect, test } from "vitest";
import { z } from "zod";
import { howMany } from "../campaign.ts";
import { everyLayout } from "../every-layout.ts";
import { gate } from "../gate.ts";
import { allHeardOnce } from "../history/checks.ts";
import { Deliveries } from "../history/deliveries.ts";
import { happenedAt } from "../history/observed.ts";
import { accounts } from "../modules/accounts/contract.ts";
import { accountsModule } from "../modules/accounts/module.ts";
import { listener } from "../modules/listener.ts";
import { newSite } from "../site.ts";
import { times } from "../times.ts";

const many = howMany("EVENTS", { sample: 500, all: 2_500 });

function open({ call }: Application, count: number): Promise<unknown> {
  return Promise.all(times(count, (n) => call(accounts.open, { accountId: `a-${n}`, owner: "ann" })));
}

everyLayout((layout) => {
  test(`${many} events to a slow module: never more at once than 64, each handed over once, none too late`, async () => {
    const site = await newSite(layout);
    const seen = new Deliveries();
    const mail = contract("mail", {
      commands: { send: command({ input: z.object({ to: z.string() }), key: (c) => c.to }) },
    });
    const mailModule = module(mail, {
      commands: { send: () => working(20) },
      on: [
        react(
          accounts.events.Opened,
          seen.watch((_, { call, event }) => call(mail.send, { to: event.key })),
        ),
      ],
    });
    const app = await site.start([accountsModule, mailModule]);
    await open(app, many);
    await app.settled({ timeoutMs: 240_000 });

    expect(seen.mostAtWork).toBeLessThanOrEqual(64);
    expect(seen.repeated).toEqual([]);
    expect(allHeardOnce({ sent: [], happened: await happenedAt(site), heard: seen.heard })).toEqual([]);
    expect(await app.failedEvents.list()).toEqual([]);
  }, 300_000);

  const bounds = [
    ["a reaction", 3, { atOnce: 3 }],
    ["a module's reactions together", 8, { reactionsAtOnce: 8 }],
    ["a reaction of a module that allows less", 2, { atOnce: 5, reactionsAtOnce: 2 }],
    ["a module's reactions that are told nothing", 64, {}],
  ] as const;

  test.each(bounds)("%s: %i at once, and no more", async (_, bound, settings) => {
    const site = await newSite(layout);
    const seen = new Deliveries();
    const full = gate();
    const hear = async () => {
      if (seen.atWork >= bound) full.open();
      await full.opened;
      await working(5);
    };
    const ears = listener("ears", [accounts.events.Opened], seen.watch(hear), settings);
    const app = await site.start([accountsModule, ears]);
    await open(app, bound * 3 + 10);
    await app.settled();
    expect(seen.mostAtWork).toBe(bound);
    expect(seen.repeated).toEqual([]);
  });

  test("one reaction's bound holds up no other reaction of its module", async () => {
    const site = await newSite(layout);
    const goOn = gate();
    const heard: string[] = [];
    const ears = module(contract("ears", {}), {
      on: [
        react(accounts.events.Opened, () => goOn.opened, { atOnce: 1 }),
        react(accounts.events.Closed, ({ accountId }) => {
          heard.push(accountId);
          goOn.open();
        }),
      ],
    });
    const before = await site.start([accountsModule, listener("ears", [accounts.events.Opened], () => {})]);
    await before.call(accounts.open, { accountId: "old", owner: "ann" });
    await before.settled();
    await before.stop();

    const app = await site.start([accountsModule, ears]);
    await open(app, 10);
    await app.call(accounts.close, { accountId: "old" });
    await app.settled();
    expect(heard).toEqual(["old"]);
  });
});
