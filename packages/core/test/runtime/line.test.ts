import fc from "fast-check";
import { expect, test } from "vitest";
import { type Item, Line } from "../../src/runtime/feed/line.js";

let n = 0;
function itemOf(key: string): Item {
  n++;
  const event = { position: `${n}`, id: `${key}-${n}`, key } as Item["event"];
  return { event, attempts: 0, crashes: 0, done: [], listed: false, readAtMs: 0, begunAtMs: 0 };
}

const always = () => true;

test("of a key one at a time, in order", () => {
  const line = new Line();
  const items = ["a", "a", "b", "a"].map(itemOf);
  for (const item of items) line.add(item);
  expect([line.take(always), line.take(always), line.take(always)]).toEqual([items[0], items[2], undefined]);
  line.free("a");
  expect(line.take(always)).toBe(items[1]);
  line.free("b");
  expect(line.take(always)).toBeUndefined();
});

test("keys take turns: one with much to do does not keep the others waiting", () => {
  const line = new Line();
  for (let n = 0; n < 1_000; n++) line.add(itemOf("busy"));
  for (const key of ["x", "y", "z"]) line.add(itemOf(key));
  const order: string[] = [];
  for (let n = 0; n < 6; n++) {
    const { key } = line.take(always)!.event;
    order.push(key);
    line.free(key);
  }
  expect(order).toEqual(["busy", "x", "y", "z", "busy", "busy"]);
});

test("who may not start is passed over and keeps its turn", () => {
  const line = new Line();
  const [a, b] = [itemOf("a"), itemOf("b")];
  line.add(a);
  line.add(b);
  expect(line.someNext(({ event }) => event.key === "b")).toBe(true);
  expect(line.take(({ event }) => event.key === "b")).toBe(b);
  expect(line.take(always)).toBe(a);
});

test("whatever comes, waits, starts, ends and leaves: of each key in order, never two at once, none lost", () => {
  const keys = fc.constantFrom("a", "b", "c");
  const step = fc.oneof(
    fc.record({ do: fc.constant("add" as const), key: keys }),
    fc.record({ do: fc.constant("take" as const), key: keys }),
    fc.record({ do: fc.constant("free" as const), key: keys }),
    fc.record({ do: fc.constant("leave" as const), key: keys }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
      const line = new Line();
      const waiting = new Map<string, Item[]>();
      const busy = new Set<string>();
      const of = (key: string) => waiting.get(key) ?? [];
      for (const { do: what, key } of steps) {
        if (what === "add") {
          const item = itemOf(key);
          line.add(item);
          waiting.set(key, [...of(key), item]);
        } else if (what === "free") {
          line.free(key);
          busy.delete(key);
        } else if (what === "leave") {
          expect(line.leave(key)).toEqual(of(key));
          waiting.delete(key);
        } else {
          const taken = line.take(({ event }) => event.key >= key);
          const possible = [...waiting].filter(([k, items]) => items.length > 0 && !busy.has(k) && k >= key);
          if (possible.length === 0) expect(taken).toBeUndefined();
          else {
            expect(taken).toBe(of(taken!.event.key)[0]);
            expect(busy.has(taken!.event.key)).toBe(false);
            busy.add(taken!.event.key);
            waiting.set(taken!.event.key, of(taken!.event.key).slice(1));
          }
        }
        expect(line.size).toBe([...waiting.values()].flat().length);
      }
    }),
  );
});
