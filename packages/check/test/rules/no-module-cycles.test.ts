import { describe, expect, test } from "vitest";
import { checkRepository } from "../../src/index.js";
import { type Files, repository } from "../repository.js";
import { failingIn } from "../told.js";
import { carRental } from "./car-rental.js";
import { library } from "./library.js";
import { specifyRule } from "./rule-cases.js";

const ignore = (text: string) => `// ashlar-ignore no-module-cycles: goes with the next release\n${text}`;
const bookings = { "src/fleet/maintenance.ts": `import "../booking/index.js";\n` };
const byPricing = { "src/pricing/mileage.ts": `export { vehicles } from "../fleet/index.js";\n` };
const circle = {
  ...carRental,
  "src/booking/reserve.ts": `import { quote } from "../pricing/index.js";\n\nexport const reserve = quote;\n`,
  "src/booking/extend.ts": `export { quote } from "../pricing/index.js";\n`,
  ...byPricing,
  ...bookings,
};

specifyRule("no-module-cycles", {
  "an Ashlar project": {
    files: {
      ...library,
      "modules/catalogue/popularity.ts": `import { react } from "@ashlar/core";
import { loans } from "../loans/contract.js";

export const popularity = react(loans.events.BookLent, async () => {});
`,
    },
    fix: { "modules/catalogue/popularity.ts": undefined },
    further: {
      "modules/fines/contract.ts": `import "../loans/contract.js";\n`,
      "modules/fines/module.ts": `import "./contract.js";\n`,
      "modules/loans/fee.ts": `import "../fines/contract.js";\n`,
    },
  },
  "two modules of a foreign repository": {
    files: { ...carRental, ...bookings },
    fix: { "src/fleet/maintenance.ts": undefined },
    further: byPricing,
  },
  "three modules": {
    files: circle,
    fix: { "src/fleet/maintenance.ts": undefined },
    further: { "src/pricing/season.ts": `import "../booking/index.js";\n` },
    suppressed: { "src/fleet/maintenance.ts": ignore(bookings["src/fleet/maintenance.ts"]) },
  },
  "two circles through one module": {
    files: {
      "boundaries.yaml": `modules:
  audit: { path: src/audit }
  billing: { path: src/billing }
  customers: { path: src/customers }
  documents: { path: src/documents }
`,
      "src/audit/a.ts": `import "../billing/b.js";\nimport "../billing/c.js";\n`,
      "src/billing/b.ts": `import "../customers/a.js";\nimport "../documents/a.js";\n`,
      "src/billing/c.ts": `import "../documents/a.js";\n`,
      "src/customers/a.ts": `import "../audit/a.js";\n`,
      "src/documents/a.ts": `import "../billing/b.js";\n`,
      "server.ts": `import "./src/audit/a.js";\n`,
    },
    fix: { "src/documents/a.ts": "", "src/customers/a.ts": "" },
    further: { "src/customers/b.ts": `import "../documents/a.js";\n` },
    suppressed: {
      "src/documents/a.ts": ignore(`import "../billing/b.js";\n`),
      "src/customers/a.ts": ignore(`import "../audit/a.js";\n`),
    },
  },
});

async function details(files: Files): Promise<readonly string[] | undefined> {
  const { violations } = await checkRepository(await repository(files));
  return violations[0]?.details;
}

describe("no-module-cycles", () => {
  test("the shortest circle is named, and the dependency on it that is the cheapest to cut", async () => {
    expect(await details(circle)).toEqual([
      "in this knot: booking, fleet, pricing",
      "shortest cycle: booking → pricing → fleet → booking",
      "cheapest to cut: pricing → fleet, 1 import (src/pricing/mileage.ts:1)",
    ]);
    expect(await details({ ...circle, "src/pricing/season.ts": `import "../booking/index.js";\n` })).toEqual([
      "in this knot: booking, fleet, pricing",
      "shortest cycle: booking → pricing → booking",
      "cheapest to cut: pricing → booking, 1 import (src/pricing/season.ts:1)",
    ]);
  });

  test("every dependency on a circle is one violation, those beside it are none", async () => {
    const { violations } = await checkRepository(await repository({ ...circle, ...carRental }));
    expect(violations.map(({ between }) => between)).toEqual([
      { from: "booking", to: "pricing" },
      { from: "booking", to: "fleet" },
      { from: "fleet", to: "booking" },
      { from: "pricing", to: "fleet" },
    ]);
    expect(await failingIn({ ...circle, "src/fleet/maintenance.ts": "" })).toEqual([]);
  });

  test("a circle that only types close is one, unless types are told not to count", async () => {
    const files = {
      ...carRental,
      "src/fleet/maintenance.ts": `import type { reserve } from "../booking/index.js";\n`,
    };
    const ignoring = `${carRental["boundaries.yaml"]}rules: { no-module-cycles: { typeOnly: ignore } }\n`;
    expect(await failingIn(files)).toHaveLength(2);
    expect(await failingIn({ ...files, "boundaries.yaml": ignoring })).toEqual([]);
  });

  test("a comment on one of several imports does not cut the dependency", async () => {
    const files = {
      ...carRental,
      "src/fleet/maintenance.ts": ignore(bookings["src/fleet/maintenance.ts"]),
      "src/fleet/cleaning.ts": `import "../booking/index.js";\n`,
    };
    expect(await failingIn(files)).toEqual([
      "no-module-cycles: booking -> fleet",
      "no-module-cycles: fleet -> booking",
    ]);
  });

  test("circles of files inside a module are its own affair", async () => {
    const files = {
      ...carRental,
      "src/fleet/service-plan.ts": `import "./vehicle.js";\n`,
      "src/fleet/vehicle.ts": `import "./service-plan.js";\nexport const vehicles = new Map();\n`,
    };
    expect(await failingIn(files)).toEqual([]);
  });

  test("a circle by way of files outside of all modules is none", async () => {
    const files = { ...carRental, "server.ts": "", "src/pricing/tax.ts": `import "../../server.js";\n` };
    expect(await failingIn(files)).toEqual([]);
  });
});
