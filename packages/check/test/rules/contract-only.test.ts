import { describe, expect, test } from "vitest";
import { failingIn } from "../told.js";
import { carRental } from "./car-rental.js";
import { library } from "./library.js";
import { specifyRule } from "./rule-cases.js";

const reserve = carRental["src/booking/reserve.ts"]!;

specifyRule("contract-only", {
  "an Ashlar project": {
    files: {
      ...library,
      "modules/loans/when-book-added.ts": `import { react } from "@ashlar/core";
import { book } from "../catalogue/book.js";
import { catalogue } from "../catalogue/contract.js";

export const whenBookAdded = react(catalogue.events.BookAdded, async () => void book);
`,
    },
    fix: { "modules/loans/when-book-added.ts": library["modules/loans/when-book-added.ts"] },
    further: { "modules/loans/label.ts": `export { shelfMark } from "../catalogue/shelf-mark.js";\n` },
  },
  "the module file of an Ashlar module": {
    files: {
      ...library,
      "modules/loans/stock.ts": `import catalogue from "../catalogue/module.js";\n\nexport default catalogue;\n`,
    },
    fix: {
      "modules/loans/stock.ts": `import { catalogue } from "../catalogue/contract.js";\n\nexport default catalogue;\n`,
    },
    further: { "modules/loans/returns.ts": `import "../catalogue/module.js";\n` },
  },
  "a foreign repository": {
    files: {
      ...carRental,
      "src/booking/reserve.ts": reserve.replace("../fleet/index.js", "../fleet/vehicle.js"),
    },
    fix: { "src/booking/reserve.ts": reserve },
    further: {
      "src/pricing/surcharge.ts": `export { kilometresBetweenServices } from "../fleet/service-plan.js";\n`,
    },
  },
  "every form of import": {
    files: {
      ...carRental,
      "src/booking/forms.ts": `import { vehicles } from "../fleet/vehicle.js";
import type { Vehicle } from "../fleet/vehicle.js";
export { kilometresBetweenServices } from "../fleet/service-plan.js";

export const later = () => import("../fleet/vehicle.js");
export type Plan = typeof import("../fleet/service-plan.js");
export const plates = (all: Vehicle[]) => all.filter(({ plate }) => vehicles.has(plate));
`,
      "src/booking/legacy.cjs": `const { quote } = require("../pricing/tariff.js");\n\nmodule.exports = quote;\n`,
    },
    fix: {
      "src/booking/forms.ts": `import { type Vehicle, vehicles } from "../fleet/index.js";

export const later = () => import("../fleet/index.js");
export const plates = (all: Vehicle[]) => all.filter(({ plate }) => vehicles.has(plate));
`,
      "src/booking/legacy.cjs": `const { quote } = require("../pricing/index.js");\n\nmodule.exports = quote;\n`,
    },
    further: { "src/booking/more.cjs": `require.resolve("../pricing/tariff.js");\n` },
  },
  "files for some consumers only": {
    files: {
      ...carRental,
      "boundaries.yaml": `modules:
  booking: { path: src/booking }
  fleet:
    path: src/fleet
    public: [index.ts, { files: [workshop/**, service-plan.ts], to: [pricing] }]
  pricing: { path: src/pricing }
`,
      "src/fleet/workshop/bay.ts": "export const bays = 4;\n",
      "src/pricing/workshop.ts": `import { bays } from "../fleet/workshop/bay.js";\n\nexport const hourly = 80 * bays;\n`,
      "src/booking/workshop.ts": `import { bays } from "../fleet/workshop/bay.js";\n\nexport const free = bays;\n`,
    },
    fix: {
      "src/fleet/index.ts": `${carRental["src/fleet/index.ts"]}export { bays } from "./workshop/bay.js";\n`,
      "src/booking/workshop.ts": `import { bays } from "../fleet/index.js";\n\nexport const free = bays;\n`,
    },
    further: { "src/booking/service.ts": `import "../fleet/service-plan.js";\n` },
  },
  "workspace packages": {
    files: {
      "boundaries.yaml": "modules:\n  api: { path: apps/api }\n  money: { path: packages/money }\n",
      "package.json": `{ "name": "acme", "private": true, "workspaces": ["packages/*", "apps/*"] }\n`,
      "packages/money/package.json": `{ "name": "@acme/money", "exports": "./src/money.ts" }\n`,
      "packages/money/src/money.ts": "export const cents = 100;\n",
      "packages/money/src/rounding.ts": "export const half = 0.5;\n",
      "apps/api/package.json": `{ "name": "@acme/api" }\n`,
      "apps/api/src/main.ts": `import { cents } from "@acme/money";
import { half } from "@acme/money/src/rounding.js";

console.log(cents * half);
`,
    },
    fix: { "apps/api/src/main.ts": `import { cents } from "@acme/money";\n\nconsole.log(cents);\n` },
    further: { "apps/api/src/tables.ts": `import "../../../packages/money/src/rounding.js";\n` },
  },
  "files outside of all modules": {
    files: {
      ...carRental,
      "server.ts": `import { reserve } from "./src/booking/reserve.js";\n\nreserve("B 1234", 3);\n`,
    },
    fix: { "server.ts": carRental["server.ts"] },
    further: { "worker.ts": `import "./src/pricing/tariff.js";\n` },
  },
});

describe("contract-only", () => {
  const importing = (specifier: string) => ({
    ...carRental,
    "src/booking/plan.ts": `import type { Vehicle } from "${specifier}";\n\nexport type Plan = Vehicle[];\n`,
  });

  test("imports of types count, unless they are told not to", async () => {
    const files = importing("../fleet/vehicle.js");
    const ignoring = `${carRental["boundaries.yaml"]}rules: { contract-only: { typeOnly: ignore } }\n`;
    expect(await failingIn(files)).toEqual(["contract-only: src/booking/plan.ts -> src/fleet/vehicle.ts"]);
    expect(await failingIn({ ...files, "boundaries.yaml": ignoring })).toEqual([]);
  });

  test("an import of a type and a value counts even where types do not", async () => {
    const files = {
      ...carRental,
      "boundaries.yaml": `${carRental["boundaries.yaml"]}rules: { contract-only: { typeOnly: ignore } }\n`,
      "src/booking/plan.ts": `import { type Vehicle, vehicles } from "../fleet/vehicle.js";\n`,
    };
    expect(await failingIn(files)).toEqual(["contract-only: src/booking/plan.ts -> src/fleet/vehicle.ts"]);
  });

  test("a module without an index or contract offers everything, until it says what it offers", async () => {
    const files = { ...importing("../fleet/vehicle.js"), "src/fleet/index.ts": undefined };
    const reserveDirectly = { "src/booking/reserve.ts": "export const reserve = () => {};\n" };
    const nothing = carRental["boundaries.yaml"]!.replace("src/fleet }", "src/fleet, public: [] }");
    expect(await failingIn({ ...files, ...reserveDirectly })).toEqual([]);
    expect(await failingIn({ ...files, ...reserveDirectly, "boundaries.yaml": nothing })).toEqual([
      "contract-only: src/booking/plan.ts -> src/fleet/vehicle.ts",
    ]);
  });

  test("a module within another is one of its own", async () => {
    const nested = {
      "boundaries.yaml":
        "modules:\n  shop: { path: src/shop, public: '**' }\n  cart: { path: src/shop/cart }\n",
      "src/shop/index.ts": `import "./cart/index.js";\nimport "./cart/total.js";\n`,
      "src/shop/cart/index.ts": `import "./total.js";\n`,
      "src/shop/cart/total.ts": "",
    };
    expect(await failingIn(nested)).toEqual(["contract-only: src/shop/index.ts -> src/shop/cart/total.ts"]);
  });

  test("the folders of a module are one module", async () => {
    const files = {
      "boundaries.yaml":
        "modules:\n  orders: { path: [server/orders, web/orders], public: index.ts }\n  users: { path: [server/users, web/users] }\n",
      "server/orders/index.ts": "",
      "server/orders/order.ts": "",
      "web/orders/page.ts": `import "../../server/orders/order.js";\n`,
      "web/users/page.ts": `import "../../server/orders/order.js";\nimport "../../server/orders/index.js";\n`,
      "server/users/index.ts": "",
    };
    expect(await failingIn(files)).toEqual(["contract-only: web/users/page.ts -> server/orders/order.ts"]);
  });

  test("a package offers what its manifest exports, by name or by path", async () => {
    const files = {
      "boundaries.yaml": "modules:\n  api: { path: api }\n  money: { path: money }\n",
      "package.json": `{ "workspaces": ["api", "money"] }`,
      "money/package.json": `{ "name": "@acme/money", "exports": { ".": "./src/money.ts", "./units/*": "./dist/units/*.js" } }`,
      "money/src/money.ts": "",
      "money/src/units/euro.ts": "",
      "money/src/secret.ts": "",
      "api/package.json": `{ "name": "@acme/api" }`,
      "api/main.ts": `import "@acme/money/units/euro";\nimport "../money/src/units/euro.js";\nimport "../money/src/secret.js";\n`,
    };
    expect(await failingIn(files)).toEqual(["contract-only: api/main.ts -> money/src/secret.ts"]);
  });

  test("tests may look inside", async () => {
    const looking = `import "../src/fleet/vehicle.js";\n`;
    expect(await failingIn({ ...carRental, "test/fleet.ts": looking })).toEqual([]);
    expect(await failingIn({ ...carRental, "tools/fleet.test.ts": looking })).toEqual([]);
    expect(await failingIn({ ...carRental, "tools/fleet.ts": looking })).toHaveLength(1);
  });
});
