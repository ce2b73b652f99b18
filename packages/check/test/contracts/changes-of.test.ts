import { type Access, type AnyContract, command, contract, event, promisesOf, query } from "@ashlar/core";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { changesOf } from "../../src/contracts/changes-of.js";
import { told } from "./comparing.js";

const input = z.object({ a: z.string(), b: z.string() });
const output = z.object({});

function changes(before: readonly AnyContract[], after: readonly AnyContract[]): string[] {
  return told(changesOf(before.map(promisesOf), after.map(promisesOf)));
}

const place = command({ input, key: (c) => c.a });
const list = query({ input, output });
const OrderPlaced = event(z.object({ a: z.string() }));
const empty = contract("orders", {});

describe("a part", () => {
  test.each([
    ["a command", contract("orders", { commands: { place } }), "command place"],
    ["a query", contract("orders", { queries: { list } }), "query list"],
    ["an event", contract("orders", { events: { OrderPlaced } }), "event OrderPlaced"],
  ])("%s that goes breaks, one that comes adds", (_, orders, part) => {
    expect(changes([orders], [orders])).toEqual([]);
    expect(changes([orders], [empty])).toEqual([`breaking ${part}: removed`]);
    expect(changes([empty], [orders])).toEqual([`additive ${part}: added`]);
  });

  test("a contract that goes breaks, one that comes adds", () => {
    const orders = contract("orders", { commands: { place }, events: { OrderPlaced } });
    expect(changes([orders], [])).toEqual(["breaking contract: removed"]);
    expect(changes([], [orders])).toEqual(["additive contract: added"]);
  });

  test("a command that becomes a query is another one", () => {
    const before = contract("orders", { commands: { list: place } });
    const after = contract("orders", { queries: { list } });
    expect(changes([before], [after])).toEqual([
      "breaking command list: removed",
      "additive query list: added",
    ]);
  });

  test("names are compared, not what every object has", () => {
    const before = contract("orders", { commands: { toString: place } });
    expect(changes([before], [empty])).toEqual(["breaking command toString: removed"]);
  });
});

describe("a command's answer", () => {
  const answering = contract("orders", { commands: { place: command({ input, output, key: (c) => c.a }) } });
  const silent = contract("orders", { commands: { place } });

  test("breaks when it goes, adds when it comes", () => {
    expect(changes([answering], [silent])).toEqual(["breaking output: removed"]);
    expect(changes([silent], [answering])).toEqual(["additive output: added"]);
  });
});

describe("a refusal", () => {
  const refusing = contract("orders", {
    commands: { place: command({ input, key: (c) => c.a, rejects: { OutOfStock: output } }) },
  });
  const willing = contract("orders", { commands: { place } });

  test("breaks when it goes, adds when it comes", () => {
    expect(changes([refusing], [willing])).toEqual(["breaking rejects.OutOfStock: removed"]);
    expect(changes([willing], [refusing])).toEqual(["additive rejects.OutOfStock: added"]);
  });
});

describe("a command's key", () => {
  const keyed = (key: (c: z.infer<typeof input>) => string) =>
    contract("orders", { commands: { place: command({ input, key }) } });

  test.each([
    ["the same", keyed((c) => c.a), keyed(({ a }) => a), []],
    ["another field", keyed((c) => c.a), keyed((c) => c.b), ["breaking key: changed"]],
    ["a field more", keyed((c) => c.a), keyed((c) => `${c.a}/${c.b}`), ["breaking key: changed"]],
    [
      "one that is computed",
      keyed((c) => c.a),
      keyed((c) => c.a.toLowerCase().trim()),
      ["breaking key: unclear"],
    ],
    ["two that are computed", keyed((c) => c.a.trim()), keyed((c) => c.b.trim()), []],
  ])("%s", (_, before, after, expected) => {
    expect(changes([before], [after])).toEqual(expected);
  });
});

describe("access", () => {
  const open = (access: Access<unknown> | undefined) =>
    contract("orders", {
      queries: { list: query({ input, output, ...(access === undefined ? {} : { access }) }) },
    });
  const rule = () => true;
  const [narrowed, widened, unclear] = [
    "breaking access: narrowed",
    "additive access: widened",
    "breaking access: unclear",
  ];
  type AccessCase = readonly [Access<unknown> | undefined, Access<unknown> | undefined, string?];
  const cases: readonly AccessCase[] = [
    ["public", "public"],
    ["public", "authenticated", narrowed],
    ["public", { roles: ["clerk"] }, narrowed],
    ["public", rule, narrowed],
    ["public", undefined, narrowed],
    ["authenticated", "public", widened],
    ["authenticated", { roles: ["clerk"] }, narrowed],
    ["authenticated", rule, narrowed],
    ["authenticated", undefined, narrowed],
    [{ roles: ["clerk"] }, { roles: ["clerk"] }],
    [{ roles: ["clerk", "chief"] }, { roles: ["chief", "clerk"] }],
    [{ roles: ["clerk", "chief"] }, { roles: ["clerk"] }, narrowed],
    [{ roles: ["clerk"] }, { roles: ["clerk", "chief"] }, widened],
    [{ roles: ["clerk"] }, { roles: ["chief"] }, narrowed],
    [{ roles: ["clerk"] }, rule, unclear],
    [{ roles: ["clerk"] }, "authenticated", widened],
    [{ roles: ["clerk"] }, undefined, narrowed],
    [rule, () => false],
    [rule, { roles: ["clerk"] }, unclear],
    [rule, "authenticated", widened],
    [rule, undefined, narrowed],
    [undefined, undefined],
    [undefined, rule, widened],
    [undefined, "public", widened],
  ];

  test.each(cases.map(([before, after, expected]) => ({ before, after, expected })))(
    "from $before to $after",
    ({ before, after, expected }) => {
      expect(changes([open(before)], [open(after)])).toEqual(expected === undefined ? [] : [expected]);
    },
  );
});

describe("an event's version", () => {
  const first = contract("orders", { events: { OrderPlaced } });
  const second = contract("orders", {
    events: { OrderPlaced: OrderPlaced.next(z.object({ total: z.number() }), () => ({ total: 0 })) },
  });

  test("a higher one may change everything, since it has an upcaster", () => {
    expect(changes([first], [second])).toEqual(["additive version: raised"]);
  });

  test("a lower one leaves stored events unreadable", () => {
    expect(changes([second], [first])).toEqual(["breaking version: lowered"]);
  });

  test("a changed schema of the same higher version breaks like the first one's", () => {
    const other = OrderPlaced.next(z.object({ total: z.string() }), () => ({ total: "0" }));
    const after = contract("orders", { events: { OrderPlaced: other } });
    expect(changes([second], [after])).toEqual(["breaking data.total: changed"]);
  });
});

test("changes come in the order of their places, whatever the order of the contracts", () => {
  const a = contract("a", { commands: { z: place, b: place }, queries: { c: list } });
  const b = contract("b", { events: { OrderPlaced } });
  const all = [promisesOf(b), promisesOf(a)];
  const found = changesOf([], all);
  expect(changesOf([], [...all].reverse())).toEqual(found);
  expect(
    changesOf(all, [contract("b", {}), contract("a", {})].map(promisesOf)).map(({ contract, part }) => [
      contract,
      part,
    ]),
  ).toEqual([
    ["a", "command b"],
    ["a", "command z"],
    ["a", "query c"],
    ["b", "event OrderPlaced"],
  ]);
});
