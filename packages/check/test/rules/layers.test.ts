import { describe, expect, test } from "vitest";
import { failingIn } from "../told.js";
import { carRental } from "./car-rental.js";
import { library } from "./library.js";
import { specifyRule } from "./rule-cases.js";

const layered = {
  ...carRental,
  "boundaries.yaml": `${carRental["boundaries.yaml"]}layers:
  - { name: domain, files: "*.ts" }
  - { name: application, files: application/** }
  - { name: infrastructure, files: [http, store] }
`,
  "src/fleet/application/retire.ts": `import { vehicles } from "../vehicle.js";\n\nexport const retire = vehicles;\n`,
  "src/fleet/store/postgres.ts": `export { retire } from "../application/retire.js";\nexport const rows = 1;\n`,
};

specifyRule("layers", {
  "an Ashlar project": {
    files: {
      ...library,
      "modules/loans/contract.ts": `${library["modules/loans/contract.ts"]}export type { LoanState } from "./loan.js";\n`,
      "modules/loans/loan.ts": `${library["modules/loans/loan.ts"]}export interface LoanState {
  readonly lent: boolean;
}
`,
      "modules/catalogue/shelf-mark.ts": `import catalogue from "./module.js";

export function shelfMark(title: string): string {
  return \`\${catalogue.name} \${title}\`;
}
`,
      "modules/loans/when-book-added.ts": `${library["modules/loans/when-book-added.ts"]}export { default as all } from "./module.js";\n`,
    },
    fix: {
      "modules/loans/contract.ts": `${library["modules/loans/contract.ts"]}export interface LoanState {
  readonly lent: boolean;
}
`,
      "modules/loans/loan.ts": library["modules/loans/loan.ts"],
      "modules/catalogue/shelf-mark.ts": library["modules/catalogue/shelf-mark.ts"],
      "modules/loans/when-book-added.ts": library["modules/loans/when-book-added.ts"],
    },
    further: { "modules/loans/report.ts": `import "./module.js";\n` },
  },
  "a foreign repository": {
    files: {
      ...layered,
      "src/fleet/service-plan.ts": `import { retire } from "./application/retire.js";\n\nexport const plan = [retire];\n`,
      "src/fleet/application/depot.ts": `import { rows } from "../store/postgres.js";\n\nexport const depots = rows;\n`,
    },
    fix: {
      "src/fleet/service-plan.ts": "export const plan = (retire: unknown) => [retire];\n",
      "src/fleet/application/depot.ts": "export const depots = (rows: number) => rows;\n",
    },
    further: { "src/pricing/season.ts": `import "./http/season.js";\n`, "src/pricing/http/season.ts": "" },
  },
});

describe("layers", () => {
  const outwards = { ...layered, "src/fleet/bay.ts": `import type { rows } from "./store/postgres.js";\n` };

  test("imports of types count, unless they are told not to", async () => {
    const ignoring = `${outwards["boundaries.yaml"]}rules: { layers: { typeOnly: ignore } }\n`;
    expect(await failingIn(outwards)).toEqual(["layers: src/fleet/bay.ts -> src/fleet/store/postgres.ts"]);
    expect(await failingIn({ ...outwards, "boundaries.yaml": ignoring })).toEqual([]);
  });

  test("a module may have layers of its own", async () => {
    const own = outwards["boundaries.yaml"]!.replace(
      "fleet: { path: src/fleet }",
      "fleet: { path: src/fleet, layers: [{ name: store, files: store }, { name: rest, files: '**' }] }",
    );
    expect(await failingIn({ ...outwards, "boundaries.yaml": own })).toEqual([
      "layers: src/fleet/store/postgres.ts -> src/fleet/application/retire.ts",
    ]);
    const none = outwards["boundaries.yaml"]!.replace("src/fleet }", "src/fleet, layers: [] }");
    expect(await failingIn({ ...outwards, "boundaries.yaml": none })).toEqual([]);
  });

  test("a file that no layer names may be imported by all, and import all", async () => {
    const files = {
      ...layered,
      "src/fleet/vehicle.ts": `import "./misc/clock.js";\nexport const vehicles = 1;\n`,
      "src/fleet/misc/clock.ts": `import "../store/postgres.js";\n`,
    };
    expect(await failingIn(files)).toEqual([]);
  });

  test("layers hold inside a module, not between two", async () => {
    const public_ = layered["boundaries.yaml"]!.replace("src/fleet }", "src/fleet, public: '**' }");
    const files = { ...layered, "src/pricing/season.ts": `import "../fleet/store/postgres.js";\n` };
    expect(await failingIn({ ...files, "boundaries.yaml": public_ })).toEqual([]);
  });

  test("in an Ashlar project, what the contract is made of belongs to the contract", async () => {
    const files = {
      ...library,
      "modules/loans/contract.ts": `export * from "./schemas.js";\n${library["modules/loans/contract.ts"]}`,
      "modules/loans/schemas.ts": `export * from "./periods.js";\n`,
    };
    expect(await failingIn({ ...files, "modules/loans/periods.ts": "export const weeks = 4;\n" })).toEqual(
      [],
    );
    expect(await failingIn({ ...files, "modules/loans/periods.ts": `export * from "./loan.js";\n` })).toEqual(
      ["layers: modules/loans/periods.ts -> modules/loans/loan.ts"],
    );
  });

  test("in an Ashlar project, data that is no source may be imported by all", async () => {
    const files = {
      ...library,
      "modules/loans/loan.ts": `import weeks from "./weeks.json" with { type: "json" };\n${library["modules/loans/loan.ts"]}\nexport { weeks };\n`,
      "modules/loans/weeks.json": "4\n",
    };
    expect(await failingIn(files)).toEqual([]);
  });

  test("in an Ashlar project, layers of boundaries.yaml take the place of the convention", async () => {
    const files = {
      ...library,
      "modules/loans/report.ts": `import "./module.js";\n`,
      "boundaries.yaml": "modules: { loans: { layers: [{ name: all, files: '**' }] } }\n",
    };
    expect(await failingIn(files)).toEqual([]);
  });
});
