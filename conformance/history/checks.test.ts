import { expect, test } from "vitest";
import {
  allHeardOnce,
  answersAreTrue,
  type Check,
  effectsInOrder,
  everyCheck,
  everyKeyInOrder,
  heardInOrder,
  nothingHeardTwice,
  nothingLost,
  nothingTwice,
  nothingUnasked,
} from "./checks.ts";
import type { History, Outcome } from "./history.ts";

const acknowledged = (changes: number): Outcome => ({ kind: "acknowledged", output: { changes } });

const good: History = {
  sent: [
    { id: "1", key: "a", outcome: acknowledged(1) },
    { id: "2", key: "a", outcome: { kind: "unknown" } },
    { id: "3", key: "a", outcome: { kind: "unknown" } },
    { id: "4", key: "a", outcome: { kind: "not executed" } },
    { id: "5", key: "a", outcome: { kind: "refused", reason: "NotOpen" } },
  ],
  happened: [
    { causeId: "1", key: "a", n: 1 },
    { causeId: "2", key: "a", n: 2 },
  ],
  heard: new Map([["a", [1, 2]]]),
};

const happened = (...happened: History["happened"]): Partial<History> => ({ happened });

const bad: readonly [string, Check, Partial<History>][] = [
  ["an acknowledged command is missing", nothingLost, happened()],
  ["a command happened twice", nothingTwice, happened(...good.happened, { causeId: "2", key: "a", n: 3 })],
  ["a refused command happened", nothingUnasked, happened({ causeId: "5", key: "a", n: 3 })],
  ["a command happened that was promised not to", nothingUnasked, happened({ causeId: "4", key: "a", n: 3 })],
  ["something happened that nobody asked for", nothingUnasked, happened({ causeId: "6", key: "a", n: 3 })],
  [
    "an event is missing",
    everyKeyInOrder,
    happened({ causeId: "1", key: "a", n: 1 }, { causeId: "2", key: "a", n: 3 }),
  ],
  ["events are out of order", everyKeyInOrder, happened(...good.happened.toReversed())],
  ["an answer belongs to another event", answersAreTrue, happened({ causeId: "1", key: "a", n: 2 })],
  ["an event was not heard of", allHeardOnce, { heard: new Map([["a", [1]]]) }],
  ["a key was not heard of at all", allHeardOnce, { heard: new Map() }],
  ["an effect was done twice", allHeardOnce, { heard: new Map([["a", [1, 2, 2]]]) }],
  ["effects are out of order", allHeardOnce, { heard: new Map([["a", [2, 1]]]) }],
];

const partly: readonly [string, Check, readonly number[]][] = [
  ["an event was heard of twice", nothingHeardTwice, [1, 3, 1]],
  ["events were heard of out of order", heardInOrder, [1, 3, 2]],
];

test.each(partly)("where some are never heard of it is found out that %s", (_, check, notes) => {
  expect(check({ ...good, heard: new Map([["a", [1, 3]]]) })).toEqual([]);
  expect(check({ ...good, heard: new Map([["a", notes]]) })).toHaveLength(1);
});

test("it is found out when an event's effect comes after a later event's", () => {
  const causes = [
    { id: "e-1", key: "a" },
    { id: "e-2", key: "b" },
    { id: "e-3", key: "a" },
  ];
  const effect = (causeId: string) => ({ causeId, key: "x" });
  const asked = effect("asked by nobody's event");
  const inOrder = ["e-1>m.0>x#0", "e-3>m.0>x#0", "e-2>m.0>x#0", "e-3>m.0>y#0"].map(effect);
  expect(effectsInOrder(causes, [asked, ...inOrder])).toEqual([]);
  expect(effectsInOrder(causes, inOrder.toReversed())).toHaveLength(1);
});

test("nothing is found wrong with a good history", () => {
  expect(everyCheck(good)).toEqual([]);
});

test.each(bad)("it is found out when %s", (_, check, change) => {
  const history = { ...good, ...change };
  expect(check(good)).toEqual([]);
  expect(check(history)).toHaveLength(1);
  expect(everyCheck(history)).toContain(check(history)[0]);
});
