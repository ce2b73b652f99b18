import { describe, expect, test } from "vitest";
import type { Files } from "../repository.js";
import { failingIn } from "../told.js";
import { carRental } from "./car-rental.js";
import { library } from "./library.js";
import { specifyRule } from "./rule-cases.js";

const reserve = carRental["src/booking/reserve.ts"]!;

specifyRule("no-shared-state", {
  "an Ashlar project": {
    files: {
      ...library,
      "modules/catalogue/contract.ts": `${library["modules/catalogue/contract.ts"]}export let openingHours = "9-17";\n`,
      "modules/loans/when-book-added.ts": `import { react } from "@ashlar/core";
import { catalogue, openingHours } from "../catalogue/contract.js";

export const whenBookAdded = react(catalogue.events.BookAdded, async () => void openingHours);
process.env.LIBRARY = "north";
`,
    },
    fix: {
      "modules/catalogue/contract.ts": `${library["modules/catalogue/contract.ts"]}export const openingHours = "9-17";\n`,
      "modules/loans/when-book-added.ts": library["modules/loans/when-book-added.ts"],
    },
    further: { "modules/loans/fee.ts": "export const fee = (globalThis.fee = 2);\n" },
  },
  "a foreign repository": {
    files: {
      ...carRental,
      "src/pricing/index.ts": `${carRental["src/pricing/index.ts"]}export const rates = new Map<string, number>();
export const seasons = { current: "summer" };
`,
      "src/booking/reserve.ts": `import { vehicles } from "../fleet/index.js";
import { quote, rates, seasons } from "../pricing/index.js";

rates.set("winter", 39);
seasons.current = "winter";
export const reserve = (plate: string) => [vehicles.get(plate), quote(1)];
`,
      "src/fleet/depot.ts": "globalThis.depot = 1;\n",
    },
    fix: {
      "src/pricing/index.ts": carRental["src/pricing/index.ts"],
      "src/booking/reserve.ts": reserve,
      "src/fleet/depot.ts": "export const depot = 1;\n",
    },
    further: { "src/booking/desk.ts": "process.env.DESK = '1';\n" },
  },
});

describe("no-shared-state", () => {
  /** What fails when `pricing` offers this, and a file of `booking` imports it. */
  const sharing = (offered: string, imported: string, more: Files = {}) =>
    failingIn({
      ...carRental,
      "src/pricing/index.ts": `${carRental["src/pricing/index.ts"]}${offered}\n`,
      "src/booking/desk.ts": `${imported}\n`,
      ...more,
    });
  const shared = (name: string, file = "src/pricing/index.ts") => [`no-shared-state: ${file}: ${name}`];
  const from = `from "../pricing/index.js"`;

  test.each([
    ["a variable", "export let rate = 1;", `import { rate } ${from};`],
    ["a variable of old", "export var rate = 1;", `import { rate } ${from};`],
    ["a variable that is exported later", "let rate = 1;\nexport { rate };", `import { rate } ${from};`],
    ["a variable, by a namespace", "export let rate = 1;", `import * as pricing ${from};\npricing.rate;`],
    ["a variable that is passed on", "export let rate = 1;", `export { rate } ${from};`],
    ["a variable that is loaded late", "export let rate = 1;", `import("../pricing/index.js");`],
    [
      "a map that its importer sets",
      "export const rate = new Map();",
      `import { rate } ${from};\nrate.set(1, 2);`,
    ],
    [
      "a set that its importer clears",
      "export const rate = new Set();",
      `import { rate } ${from};\nrate.clear();`,
    ],
    [
      "a list that its importer pushes to",
      "export const rate = [1];",
      `import { rate } ${from};\nrate.push(2);`,
    ],
    [
      "a list that its importer assigns to",
      "export const rate = [1];",
      `import { rate } ${from};\nrate[0] = 2;`,
    ],
    [
      "an object that its importer assigns to",
      "export const rate = { a: 1 };",
      `import { rate } ${from};\nrate.a = 2;`,
    ],
    [
      "an object that its importer counts up",
      "export const rate = { a: 1 };",
      `import { rate } ${from};\nrate.a++;`,
    ],
    [
      "an object that its importer deletes from",
      "export const rate = { a: 1 };",
      `import { rate } ${from};\ndelete rate.a;`,
    ],
    [
      "an object that its importer assigns into",
      "export const rate = { a: 1 };",
      `import { rate } ${from};\nObject.assign(rate, { a: 2 });`,
    ],
    ["an object of a class", "export const rate = new Rate();", `import { rate } ${from};\nrate.value = 2;`],
    [
      "a map under another name",
      "export const rate = new Map();",
      `import { rate as r } ${from};\nr.set(1, 2);`,
    ],
    ["a map of a namespace", "export const rate = new Map();", `import * as p ${from};\np.rate.set(1, 2);`],
    [
      "a map that its own file sets",
      "export const rate = new Map();\nrate.set(1, 2);",
      `import { rate } ${from};`,
    ],
    [
      "an object that its own function changes",
      "export const rate = { a: 1 };\nexport const up = () => rate.a++;",
      `import { rate } ${from};`,
    ],
    [
      "a typed map",
      "export const rate: ReadonlyMap<string, number> = new Map();",
      `import { rate } ${from};\n(rate as Map<string, number>).clear();`,
    ],
  ])("%s is shared", async (_, offered, imported) => {
    expect(await sharing(offered, imported)).toEqual(shared("rate"));
  });

  test.each([
    [
      "exported under another name",
      "const r = new Map();\nexport { r as rate };",
      `import { rate } ${from};\nrate.set(1, 2);`,
    ],
    [
      "a default export",
      "const rate = new Map();\nexport default rate;",
      `import rate ${from};\nrate.set(1, 2);`,
    ],
  ])("a map is shared, %s", async (_, offered, imported) => {
    expect(await sharing(offered, imported)).toHaveLength(1);
  });

  test.each([
    ["a constant", "export const rate = 1;"],
    ["a frozen object", "export const rate = Object.freeze({ a: 1 });"],
    ["an object as const", "export const rate = { a: 1 } as const;"],
    ["a list as const", "export const rate = [1, 2] as const satisfies readonly number[];"],
    ["a map that is only read", "export const rate: ReadonlyMap<string, number> = new Map([['a', 1]]);"],
    [
      "a list that is copied and sorted",
      "export const rate = [2, 1];\nexport const low = rate.toSorted()[0];",
    ],
    ["a function", "export function rate() {}"],
    ["a class", "export class rate {}"],
    ["a type", "export type rate = Map<1, 2>;"],
    ["a declaration", "export declare let rate: number;"],
  ])("%s is not", async (_, offered) => {
    expect(
      await sharing(offered, `import { rate } ${from};\nconsole.log(rate, rate.size, rate.get);`),
    ).toEqual([]);
  });

  test("what passes it on does not hide it", async () => {
    const cache = { "src/pricing/cache.ts": "export const rates = new Map();\nrates.set(1, 2);\n" };
    const read = `import { rates } ${from};\nrates.get(1);`;
    expect(await sharing(`export { rates } from "./cache.js";`, read, cache)).toEqual(
      shared("rates", "src/pricing/cache.ts"),
    );
    expect(await sharing(`export * from "./cache.js";`, read, cache)).toEqual(
      shared("rates", "src/pricing/cache.ts"),
    );
    expect(await sharing(`import { rates } from "./cache.js";\nexport { rates };`, read, cache)).not.toEqual(
      [],
    );
  });

  test("what passes it on under another name does not hide it", async () => {
    const cache = { "src/pricing/cache.ts": "export const all = new Map();\nall.set(1, 2);\n" };
    expect(
      await sharing(
        `export { all as rates } from "./cache.js";`,
        `import { rates } ${from};\nrates.get(1);`,
        cache,
      ),
    ).toEqual(shared("all", "src/pricing/cache.ts"));
  });

  test("a namesake that comes the same way is not it", async () => {
    const files = {
      "src/pricing/cache.ts": "export const rates = new Map();\nrates.set(1, 2);\nexport const size = 1;\n",
      "src/pricing/list.ts": "export const rates = Object.freeze([1]);\n",
    };
    const offered = `export { size } from "./cache.js";\nexport { rates } from "./list.js";`;
    expect(await sharing(offered, `import { rates } ${from};\nrates.at(0);`, files)).toEqual([]);
  });

  test("a value that only its own module uses is its own affair", async () => {
    const files = {
      "src/pricing/cache.ts": "export let rate = 1;\nexport const rates = new Map();\nrates.set(1, 2);\n",
      "src/pricing/season.ts": `import { rate, rates } from "./cache.js";\nrates.set(rate, 2);\n`,
    };
    expect(await sharing("", "export {};", files)).toEqual([]);
  });

  test("a value of which others import the type only is not shared", async () => {
    expect(await sharing("export let rate = 1;", `import type { rate } ${from};`)).toEqual([]);
  });

  test("files outside of all modules are not modules", async () => {
    const main = { "server.ts": `import { rate } from "./src/pricing/index.js";\nrate;\n` };
    expect(await sharing("export let rate = 1;", "export {};", main)).toEqual([]);
  });

  test.each([
    ["globalThis", "globalThis.rate = 1;", "globalThis.rate"],
    ["a part of it", "globalThis.app.rate = 1;", "globalThis.app.rate"],
    ["by a name in brackets", `globalThis["rate"] = 1;`, "globalThis.rate"],
    ["global", "global.rate ??= 1;", "global.rate"],
    ["window", "window.rate++;", "window.rate"],
    ["the environment", "process.env.RATE = '1';", "process.env.RATE"],
    ["by deletion", "delete process.env.RATE;", "process.env.RATE"],
  ])("who writes to what all can see shares it: %s", async (_, text, name) => {
    expect(await sharing("", text)).toEqual(shared(name, "src/booking/desk.ts"));
  });

  test.each([
    ["reads it", "export const rate = process.env.RATE ?? globalThis.rate;"],
    ["has a variable called self", "export function f(this: unknown) { const self = this; self.rate = 1; }"],
    ["has a parameter called window", "export const f = (window: { days: number }) => { window.days = 1; };"],
    ["has a variable called global", "const global = { rate: 1 };\nglobal.rate = 2;\nexport {};"],
  ])("who only %s does not", async (_, text) => {
    expect(await sharing("", text)).toEqual([]);
  });

  test.each([
    ["a parameter", "export const rate = [1];\nexport const f = (rate: number[]) => rate.push(2);"],
    ["a variable", "export const rate = [1];\nexport const f = () => { const rate = [1]; rate.push(2); };"],
  ])("a namesake inside a function is not it: %s", async (_, offered) => {
    expect(await sharing(offered, `import { rate } ${from};\nrate.at(0);`)).toEqual([]);
  });

  test("each value is one violation, at its declaration and at every import", async () => {
    const files = { "src/fleet/depot.ts": `import { rate } from "../pricing/index.js";\nrate;\n` };
    expect(
      await sharing("export let rate = 1;\nexport let other = 1;", `import { rate } ${from};\nrate;`, files),
    ).toEqual(shared("rate"));
  });
});
