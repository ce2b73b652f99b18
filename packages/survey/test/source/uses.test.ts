import { describe, expect, test } from "vitest";
import { read } from "./read.ts";

const imported = 'import { orders } from "./orders";\n';

/** The uses of a source, as `specifier#imported.members`, with an exclamation mark where it writes. */
function uses(text: string, path?: string): string[] {
  return read(text, path).details.uses.map(
    ({ specifier, imported, members, writes }) =>
      `${specifier}#${[imported, ...members].join(".")}${writes ? "!" : ""}`,
  );
}

describe("members of imports", () => {
  test.each([
    ["orders.place;", ["./orders#orders.place"]],
    ["orders.place();", ["./orders#orders.place"]],
    ["call(orders.place, {});", ["./orders#orders.place"]],
    ["orders.events.Placed.v2.schema;", ["./orders#orders.events.Placed.v2"]],
    ["orders['events']['Placed'];", ["./orders#orders.events.Placed"]],
    ["orders?.events?.Placed;", ["./orders#orders.events.Placed"]],
    ["orders!.events;", ["./orders#orders.events"]],
    ["(orders as any).events;", ["./orders#orders.events"]],
    ["orders[name].Placed;", ["./orders#orders"]],
    ["orders.events[name];", ["./orders#orders.events"]],
    ["const a = `${orders.name}`;", ["./orders#orders.name"]],
    ["orders.a; orders.a; orders.b;", ["./orders#orders.a", "./orders#orders.b"]],
    ["orders.list().first;", ["./orders#orders.list"]],
  ])("%s", (source, found) => {
    expect(uses(imported + source)).toEqual(found);
  });

  test("are named as they were exported, whatever they are called here", () => {
    expect(uses('import { orders as o } from "./orders"; o.place;')).toEqual(["./orders#orders.place"]);
    expect(uses('import o from "./orders"; o.place;')).toEqual(["./orders#default.place"]);
    expect(uses('import * as o from "./orders"; o.orders.place;')).toEqual(["./orders#*.orders.place"]);
    expect(uses('import { default as o } from "./orders"; o.place;')).toEqual(["./orders#default.place"]);
  });

  test("in JSX", () => {
    expect(uses('import { a } from "./a"; export const b = <p x={a.b}>{a.c}</p>;', "a.tsx")).toEqual([
      "./a#a.b",
      "./a#a.c",
    ]);
  });

  test("a variable or parameter of the same name is not the import", () => {
    expect(uses(`${imported}list.map((orders) => { orders.open = 1; });`)).toEqual([]);
  });

  test("what was not imported is not used", () => {
    expect(uses(`${imported}a.place; this.orders; a.orders.place; ({ orders: 1 }).orders;`)).toEqual([]);
    expect(uses("const orders = {}; orders.place;")).toEqual([]);
  });
});

describe("writes", () => {
  test.each([
    "orders.open = 1;",
    "orders.open += 1;",
    "orders.open ??= 1;",
    "orders.open++;",
    "--orders.open;",
    "delete orders.open;",
    "(orders as any).open = 1;",
    "orders!.open = 1;",
    "function f() { orders.open = 1; }",
  ])("%s", (source) => {
    expect(uses(imported + source)).toEqual(["./orders#orders.open!"]);
  });

  test("by destructuring and in loops", () => {
    expect(uses(`${imported}[orders.open] = [1];`)).toEqual(["./orders#orders.open!"]);
    expect(uses(`${imported}({ a: orders.open } = b);`)).toEqual(["./orders#orders.open!"]);
    expect(uses(`${imported}for (orders.open of b);`)).toEqual(["./orders#orders.open!"]);
  });

  test("reading and writing the same member are two uses", () => {
    expect(uses(`${imported}orders.a = 1; orders.a;`)).toEqual(["./orders#orders.a!", "./orders#orders.a"]);
  });

  test("a value that is written somewhere else is only read here", () => {
    expect(uses(`${imported}a = orders.open; a[orders.open] = 1;`)).toEqual(["./orders#orders.open"]);
  });
});

describe("makers", () => {
  const makers = (text: string) =>
    read(text).details.makers.map(({ name, specifier }) => `${specifier}#${name}`);

  test("imported functions that are called, each once, by the name they were exported under", () => {
    const source = `import { entity as e, view, type Row } from "@ashlar/core"; import other from "./other";
export const a = e(x, {}); const b = e(y, {}); other(); local(); core.saga();`;
    expect(makers(source)).toEqual(["@ashlar/core#entity", "./other#default"]);
  });
});
