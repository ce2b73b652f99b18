import { pino } from "pino";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { AshlarError, command, contract, entity, event, module, view } from "../../src/index.js";
import type { ModuleStore } from "../../src/runtime/ports/module-store.js";
import { StoreFailure } from "../../src/runtime/ports/store-failure.js";
import type { FinishedRebuild, ViewRebuild } from "../../src/runtime/ports/view-rebuild.js";
import { rebuildViews } from "../../src/runtime/views/rebuild.js";

const thing = z.object({ id: z.string() });
const things = contract("things", {
  commands: { add: command({ input: thing, key: (c) => c.id }) },
  events: { Added: event(thing) },
});
const added = {
  id: "e",
  type: "Added",
  version: 1,
  key: "k",
  atMs: 0,
  causeId: "c",
  trace: null,
  position: "1",
};
const modulesWith = (fold: () => { id: string }) =>
  module(things, {
    entities: [
      entity(things, { initial: {}, decide: { add: (_, c) => things.events.Added(c) }, evolve: {} }),
    ],
    views: [view(things, { name: "all", row: thing, on: { Added: fold } })],
  });
const sound = modulesWith(() => ({ id: "k" }));
const broken = modulesWith(() => {
  throw new Error("on purpose");
});

/** A store with one event to fold, whose rebuild says what it is told to; and what was done with it. */
function storeWith(given: Partial<ViewRebuild>, outcomes: readonly FinishedRebuild[] = []) {
  const done = { abandoned: 0, windows: [] as number[] };
  const left = [...outcomes];
  const rebuild: ViewRebuild = {
    views: sound.views,
    next: async () => [{ ...added, data: { id: "k" } }],
    load: async (rows) => rows.map(() => ({ version: 0, value: undefined })),
    save: async () => true,
    finish: async (_, atMost) => {
      done.windows.push(atMost);
      return left.length > 1 ? left.shift()! : (left[0] ?? "switched");
    },
    abandon: async () => {
      done.abandoned++;
    },
    ...given,
  };
  const store = { rebuild: async () => rebuild } as unknown as ModuleStore;
  return { store, done };
}

const rebuilding = (store: ModuleStore, what = sound) =>
  rebuildViews(what, store, pino({ level: "silent" }), { stopped: () => false, onFolded: () => {} });

describe("what was folded is given up", () => {
  test("when the fold throws", async () => {
    const { store, done } = storeWith({ views: broken.views });
    await expect(rebuilding(store, broken)).rejects.toMatchObject({
      code: "ASH_VIEW_REBUILD_FAILED",
      message: expect.stringMatching(/event e \(Added, key "k"\) cannot be folded into "all": on purpose$/),
    });
    expect(done.abandoned).toBe(1);
  });

  test("when the store refuses what the fold has made", async () => {
    const refused = new StoreFailure("refused", "too large");
    const { store, done } = storeWith({ save: () => Promise.reject(refused) });
    await expect(rebuilding(store)).rejects.toMatchObject({ code: "ASH_VIEW_REBUILD_FAILED" });
    expect(done.abandoned).toBe(1);
  });

  test("and when that fails too, both are told", async () => {
    const abandon = () => Promise.reject(new StoreFailure("unavailable", "the file is locked"));
    const { store } = storeWith({ views: broken.views, abandon });
    await expect(rebuilding(store, broken)).rejects.toMatchObject({
      code: "ASH_VIEW_REBUILD_FAILED",
      message: expect.stringMatching(/on purpose; and what was folded stays \(the file is locked\)/),
    });
  });
});

describe("what was folded is kept", () => {
  test.each<[string, Partial<ViewRebuild>]>([
    ["reading", { next: () => Promise.reject(new StoreFailure("unavailable", "gone")) }],
    ["saving", { save: () => Promise.reject(new StoreFailure("uncertain", "gone")) }],
    ["switching", { finish: () => Promise.reject(new StoreFailure("unavailable", "gone")) }],
    [
      "saving to a full disk",
      { save: () => Promise.reject(new AshlarError("ASH_DISK", { message: "full" })) },
    ],
  ])("when the store cannot be used while %s", async (_, given) => {
    const { store, done } = storeWith(given);
    await expect(rebuilding(store)).rejects.not.toMatchObject({ code: "ASH_VIEW_REBUILD_FAILED" });
    expect(done.abandoned).toBe(0);
  });

  test("when writers cannot be shut out, which ends as an outage after some tries", async () => {
    const { store, done } = storeWith({}, ["busy"]);
    await expect(rebuilding(store)).rejects.toMatchObject({ kind: "unavailable" });
    expect(done).toEqual({ abandoned: 0, windows: Array(20).fill(1_000) });
  });
});

test("the more events there are again and again, the more of them writers wait for", async () => {
  const { store, done } = storeWith({}, ["too much left", "busy", "too much left", "switched"]);
  await rebuilding(store);
  expect(done.windows).toEqual([1_000, 2_000, 2_000, 4_000]);
});
