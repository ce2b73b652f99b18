import fc from "fast-check";
import { expect, test } from "vitest";
import { Window } from "../../src/runtime/feed/window.js";

const at = (n: number) => ({ id: `e-${n}`, position: `${n}` });

test("the checkpoint follows the oldest open event; what was handled beyond it is remembered until it has passed", () => {
  const window = new Window("0");
  for (const n of [1, 2, 3]) window.add(at(n), "open");
  window.close("e-2", "handled");
  expect(window.oldest).toBe("e-1");
  expect(window.isDirty).toBe(true);
  expect(window.step()).toEqual({ position: "0", begun: "3", handled: ["e-2"], passed: [] });
  expect(window.isDirty).toBe(false);
  expect(window.step()).toEqual({ position: "0", begun: "3", handled: [], passed: [] });
  window.close("e-1", "listed");
  expect(window.step()).toEqual({ position: "2", begun: "3", handled: [], passed: ["e-2"] });
  window.close("e-3", "handled");
  expect(window.step()).toEqual({ position: "3", begun: undefined, handled: [], passed: [] });
  expect(window.readTo).toBe("3");
});

test("events that nobody wants are passed without being remembered; those known from the inbox are forgotten", () => {
  const window = new Window("0");
  window.add(at(1), "open");
  window.add(at(2), "unwanted");
  window.add(at(3), "handled", true);
  expect(window.isDirty).toBe(false);
  window.close("e-1", "handled");
  expect(window.step()).toEqual({ position: "3", begun: undefined, handled: [], passed: ["e-3"] });
});

test("whatever ends in whatever order and whenever it is saved, nothing open is passed and the inbox is empty at the end", () => {
  const ends = fc.array(
    fc.record({
      n: fc.nat(30),
      fate: fc.constantFrom("handled" as const, "listed" as const),
      save: fc.boolean(),
    }),
    { maxLength: 120 },
  );
  fc.assert(
    fc.property(fc.nat(30), ends, (count, steps) => {
      const window = new Window("0");
      const open = new Set<number>();
      for (let n = 1; n <= count; n++) {
        window.add(at(n), "open");
        open.add(n);
      }
      const inbox = new Set<string>();
      const save = () => {
        const { position, handled, passed } = window.step();
        for (const id of handled) inbox.add(id);
        for (const id of passed) expect(inbox.delete(id)).toBe(true);
        expect(Number(position)).toBe(Math.min(...open, count + 1) - 1);
      };
      for (const { n, fate, save: now } of steps) {
        window.close(`e-${n}`, fate);
        open.delete(n);
        expect(window.open).toBe(open.size);
        if (now) save();
      }
      for (const n of open) window.close(`e-${n}`, "handled");
      open.clear();
      save();
      expect([...inbox]).toEqual([]);
    }),
  );
});
