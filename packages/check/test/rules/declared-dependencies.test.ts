import { describe, expect, test } from "vitest";
import { failingIn } from "../told.js";
import { carRental } from "./car-rental.js";
import { library } from "./library.js";
import { specifyRule } from "./rule-cases.js";

const nowhere = { ...carRental, "src/booking/reserve.ts": "export const reserve = () => {};\n" };

specifyRule("declared-dependencies", {
  "an Ashlar project": {
    files: { ...library, "boundaries.yaml": "modules:\n  loans: { dependsOn: [] }\n" },
    fix: { "boundaries.yaml": "modules:\n  loans: { dependsOn: [catalogue] }\n" },
    further: { "modules/loans/shelf.ts": `import "../catalogue/contract.js";\n` },
  },
  "a foreign repository": {
    files: {
      ...carRental,
      "boundaries.yaml": `modules:
  booking: { path: src/booking, dependsOn: [pricing] }
  fleet: { path: src/fleet }
  pricing: { path: src/pricing }
`,
    },
    fix: {
      "boundaries.yaml": `modules:
  booking: { path: src/booking, dependsOn: [pricing, fleet] }
  fleet: { path: src/fleet }
  pricing: { path: src/pricing }
`,
    },
    further: { "src/booking/hand-over.ts": `export { vehicles } from "../fleet/index.js";\n` },
  },
  "visible to some": {
    files: {
      ...carRental,
      "boundaries.yaml": `modules:
  booking: { path: src/booking }
  fleet: { path: src/fleet, visibleTo: [pricing] }
  pricing: { path: src/pricing, visibleTo: [] }
`,
    },
    fix: { "src/booking/reserve.ts": "export const reserve = () => {};\n" },
    further: { "server.ts": `import "./src/fleet/index.js";\n` },
  },
  "files outside of all modules": {
    files: {
      ...nowhere,
      "boundaries.yaml": `modules:
  booking: { path: src/booking, visibleTo: [fleet] }
  fleet: { path: src/fleet }
  pricing: { path: src/pricing }
`,
    },
    fix: { "server.ts": "export {};\n" },
    further: { "worker.ts": `import "./src/booking/index.js";\n` },
  },
});

describe("declared-dependencies", () => {
  const declared = {
    ...carRental,
    "boundaries.yaml": `modules:
  booking: { path: src/booking, dependsOn: [pricing] }
  fleet: { path: src/fleet, visibleTo: [booking] }
  pricing: { path: src/pricing }
`,
  };

  test("both sides must agree", async () => {
    const other = declared["boundaries.yaml"]!.replace("[pricing]", "[pricing, fleet]");
    expect(await failingIn(declared)).toEqual(["declared-dependencies: src/booking/reserve.ts -> fleet"]);
    expect(await failingIn({ ...declared, "boundaries.yaml": other })).toEqual([]);
    expect(await failingIn({ ...declared, "boundaries.yaml": other.replace("[booking]", "[]") })).toEqual([
      "declared-dependencies: src/booking/reserve.ts -> fleet",
    ]);
  });

  test("a file of types only is a dependency, unless types are told not to count", async () => {
    const files = {
      ...declared,
      "src/booking/reserve.ts": `export type { Vehicle } from "../fleet/index.js";\nexport const reserve = 1;\n`,
    };
    const ignoring = `${files["boundaries.yaml"]}rules: { declared-dependencies: { typeOnly: ignore } }\n`;
    expect(await failingIn(files)).toEqual(["declared-dependencies: src/booking/reserve.ts -> fleet"]);
    expect(await failingIn({ ...files, "boundaries.yaml": ignoring })).toEqual([]);
  });

  test("a module depends on itself without saying so", async () => {
    const files = { ...nowhere, "src/booking/desk.ts": `import "./reserve.js";\n` };
    const closed = carRental["boundaries.yaml"]!.replace("src/booking", "src/booking, dependsOn: []");
    expect(await failingIn({ ...files, "boundaries.yaml": closed })).toEqual([]);
  });

  test("every file that does it is one violation, however often it imports", async () => {
    const files = {
      ...declared,
      "src/fleet/depot.ts": "",
      "src/booking/reserve.ts": `import "../fleet/index.js";\nimport("../fleet/depot.js");\nexport const reserve = 1;\n`,
      "src/booking/desk.ts": `require("../fleet/index.js");\n`,
      "boundaries.yaml": declared["boundaries.yaml"]!.replace("[booking]", "[booking], public: '**'"),
    };
    expect(await failingIn(files)).toEqual([
      "declared-dependencies: src/booking/desk.ts -> fleet",
      "declared-dependencies: src/booking/reserve.ts -> fleet",
    ]);
  });
});
