import { expect, onTestFinished, test } from "vitest";
import type { ChangeSet, RowAddress } from "../../packages/core/src/runtime/ports/state-store.ts";
import { everyLayout } from "../every-layout.ts";
import { openStore } from "../feed-of.ts";
import { accountsModule } from "../modules/accounts/module.ts";

const address: RowAddress = { view: "totals", key: "ann" };
const total = (sum: number) => ({ accounts: 1, deposits: 0, sum });

let n = 0;

/** A change of one row, with an event as every change has one. */
function change(expected: number, value: unknown): ChangeSet {
  const id = `e-${n++}`;
  const event = { id, type: "Deposited", version: 1, key: id, atMs: 0, causeId: "c", trace: null, data: {} };
  return { entities: [], rows: [{ address, expected, value }], events: [event], outcomes: [] };
}

everyLayout((layout) => {
  async function newRow() {
    const data = await layout.freshData();
    const { store, close } = await openStore(data, accountsModule);
    onTestFinished(async () => {
      await close();
      await data.remove();
    });
    const rebuild = await store.rebuild();
    await rebuild?.finish(async () => [], 1_000);
    const save = async (expected: number, value: unknown) =>
      (await store.save([change(expected, value)], 0))[0];
    const load = async () => (await store.load({ entities: [], outcomes: [], rows: [address] })).rows[0]!;
    return { save, load };
  }

  test("a row is written only by who knows its latest version", async () => {
    const { save, load } = await newRow();
    expect(await save(0, total(1))).toBe("saved");
    const first = await load();
    expect(await save(0, total(2))).toBe("stale");
    expect(await save(first.version, total(2))).toBe("saved");
    expect(await save(first.version, total(3))).toBe("stale");
    expect((await load()).value).toEqual(total(2));
  });

  test("a row that was removed and came again is another", async () => {
    const { save, load } = await newRow();
    await save(0, total(1));
    const known = await load();
    await save(known.version, undefined);
    const removed = await load();
    expect(removed.value).toBeUndefined();
    expect(await save(removed.version, total(2))).toBe("saved");
    expect(await save(known.version, total(3))).toBe("stale");
    expect(await save(known.version, undefined)).toBe("stale");
    expect((await load()).value).toEqual(total(2));
  });

  test("who found no row, and leaves none, does not miss one that has come", async () => {
    const { save, load } = await newRow();
    expect(await save(0, undefined)).toBe("saved");
    const { version } = await load();
    expect(await save(version, total(1))).toBe("saved");
    expect(await save(version, undefined)).toBe("stale");
  });
});
