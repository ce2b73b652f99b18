import type { AnyView } from "@ashlar/core";
import { describe, expect, test } from "vitest";
import { everyLayout } from "../every-layout.ts";
import { callErrorOf } from "../failure-of.ts";
import { feedOf } from "../feed-of.ts";
import { viewProblems } from "../folded.ts";
import { accounts } from "../modules/accounts/contract.ts";
import { accountsWith } from "../modules/accounts/versions.ts";
import { summaries } from "../modules/accounts/views.ts";
import { broken, careless } from "../modules/careless/contract.ts";
import { carelessEntity, carelessHandlers } from "../modules/careless/module.ts";
import { newSite } from "../site.ts";

const ways = [
  { where: "a decider", module: carelessEntity },
  { where: "a handler", module: carelessHandlers },
];

everyLayout((layout) => {
  test("a view that cannot fold an event fails the commands that caused it, and no others", async () => {
    const site = await newSite(layout);
    const fragile: AnyView = {
      ...summaries,
      on: {
        ...summaries.on,
        Opened: (row, data, meta) => {
          if (meta.key === "bad") throw new Error("on purpose");
          return summaries.on.Opened!(row, data, meta);
        },
      },
    };
    const module = accountsWith([fragile]);
    const { call } = await site.start([module]);
    const open = (accountId: string) => call(accounts.open, { accountId, owner: "ann" });
    const results = await Promise.allSettled(["a", "bad", "b", "c", "d"].map(open));
    expect(results.map(({ status }) => status === "fulfilled")).toEqual([true, false, true, true, true]);
    expect(results[1]).toMatchObject({ reason: { kind: "Failed", mayHaveExecuted: false } });
    expect(await viewProblems(site, module)).toEqual([]);
  });

  describe.each(ways)("a promise broken in $where", ({ module }) => {
    test.each(broken)("%s: the caller is told, nothing remains, the module goes on", async (name, kind) => {
      const site = await newSite(layout);
      const { call } = await site.start([module]);
      await call(careless.behave, { id: "a" });

      const error = await callErrorOf(call(careless[name], { id: "a" }, { id: "c-1" }));
      expect(error).toMatchObject({ kind, operation: `careless.${name}`, mayHaveExecuted: false });

      expect(await call(careless.told, { id: "a" })).toEqual({ times: 1 });
      expect(await feedOf(site, module)).toHaveLength(1);
      await call(careless.behave, { id: "a" }, { id: "c-2" });
      expect(await call(careless.told, { id: "a" })).toEqual({ times: 2 });
    });

    test("the others in its batch are not failed with it", async () => {
      const site = await newSite(layout);
      const { call } = await site.start([module]);
      const results = await Promise.allSettled([
        call(careless.behave, { id: "a" }),
        call(careless.fail, { id: "a" }),
        call(careless.behave, { id: "a" }),
        call(careless.answerWrongly, { id: "b" }),
        call(careless.behave, { id: "b" }),
      ]);
      const outcomes = results.map(({ status }) => status);
      expect(outcomes).toEqual(["fulfilled", "rejected", "fulfilled", "rejected", "fulfilled"]);
      expect(await call(careless.told, { id: "a" })).toEqual({ times: 2 });
    });
  });
});
