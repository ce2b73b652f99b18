import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Again, KeyedQueue } from "../../src/runtime/commands/keyed-queue.js";

interface Item {
  readonly key: string;
  readonly n: number;
}

/** A queue whose batches end when told to. */
function queueUnderControl(options: { bound?: number; batch?: number; concurrency?: number } = {}) {
  const batches: { groups: readonly (readonly Item[])[]; end: (again?: readonly Again<Item>[]) => void }[] =
    [];
  const queue = new KeyedQueue<Item>({
    bound: 1000,
    batch: 4,
    concurrency: 2,
    ...options,
    process: (groups) => new Promise((resolve) => batches.push({ groups, end: resolve })),
  });
  return { queue, batches };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe("a keyed queue", () => {
  test("hands on together what came together", async () => {
    const { queue, batches } = queueUnderControl();
    for (const key of ["a", "b", "a"]) queue.add({ key, n: 0 });
    await turn();
    expect(batches.map(({ groups }) => groups.map((group) => group.length))).toEqual([[2, 1]]);
  });

  test("lets the items of a key wait for each other, and nothing else", async () => {
    const { queue, batches } = queueUnderControl();
    queue.add({ key: "a", n: 1 });
    await turn();
    queue.add({ key: "a", n: 2 });
    queue.add({ key: "b", n: 3 });
    await turn();
    expect(batches[1]!.groups.flat()).toEqual([{ key: "b", n: 3 }]);
    batches[0]!.end();
    await turn();
    await turn();
    expect(batches[2]!.groups.flat()).toEqual([{ key: "a", n: 2 }]);
  });

  test("lets a key rest whose items must be tried again, and hands them on before what came later", async () => {
    const { queue, batches } = queueUnderControl({ concurrency: 1 });
    const [first, second, other, third] = [1, 2, 3, 4].map((n) => ({ key: n === 3 ? "b" : "a", n }));
    for (const item of [first!, second!, other!]) queue.add(item);
    await turn();
    queue.add(third!);
    let rested = () => {};
    batches[0]!.end([{ items: [second!], after: new Promise<void>((resolve) => (rested = resolve)) }]);
    queue.add({ key: "b", n: 5 });
    await turn();
    await turn();
    expect(batches[1]!.groups).toEqual([[{ key: "b", n: 5 }]]);
    batches[1]!.end();
    await turn();
    rested();
    await turn();
    await turn();
    expect(batches[2]!.groups).toEqual([[second, third]]);
    batches[2]!.end();
    await turn();
    expect(queue.size).toBe(0);
  });

  test("refuses what exceeds its bound, and takes more when something has ended", async () => {
    const { queue, batches } = queueUnderControl({ bound: 2 });
    expect([1, 2, 3].map((n) => queue.add({ key: String(n), n }))).toEqual([true, true, false]);
    await turn();
    batches[0]!.end();
    await turn();
    expect(queue.add({ key: "3", n: 3 })).toBe(true);
  });

  test("hands on every item once, in the order of its key, never two of a key at once", async () => {
    const items = fc.array(fc.record({ key: fc.constantFrom("a", "b", "c", "d"), n: fc.nat() }), {
      maxLength: 200,
    });
    await fc.assert(
      fc.asyncProperty(
        items,
        fc.integer({ min: 1, max: 8 }),
        fc.integer({ min: 1, max: 3 }),
        async (given, batch, concurrency) => {
          const handed: Item[] = [];
          let retries = 10;
          const underWay = new Set<string>();
          const queue = new KeyedQueue<Item>({
            bound: 1000,
            batch,
            concurrency,
            async process(groups) {
              const again: Again<Item>[] = [];
              for (const group of groups) {
                expect(underWay.has(group[0]!.key)).toBe(false);
                underWay.add(group[0]!.key);
                const done = --retries > 0 ? group.slice(0, group.length >> 1) : group;
                handed.push(...done);
                const items = group.slice(done.length);
                if (items.length > 0) again.push({ items, after: turn().then(turn) as Promise<void> });
              }
              expect(groups.flat().length).toBeLessThanOrEqual(batch);
              await turn();
              for (const group of groups) underWay.delete(group[0]!.key);
              return again;
            },
          });
          for (const [index, item] of given.entries()) {
            queue.add(item);
            if (index % 7 === 0) await turn();
          }
          while (queue.size > 0) await turn();
          for (const key of ["a", "b", "c", "d"]) {
            expect(handed.filter((item) => item.key === key)).toEqual(
              given.filter((item) => item.key === key),
            );
          }
        },
      ),
      { numRuns: 30 },
    );
  });
});
