import { describe, expect, test } from "vitest";
import { failingIn } from "../told.js";
import { carRental } from "./car-rental.js";
import { library } from "./library.js";
import { specifyRule } from "./rule-cases.js";

specifyRule("exhaustive-modules", {
  "an Ashlar project": {
    files: {
      ...library,
      "modules/dates.ts": "export const weeks = 4;\n",
      "modules/shared/money.ts": "export const cents = 100;\n",
    },
    fix: { "modules/dates.ts": undefined, "modules/shared/money.ts": undefined, "money.ts": "export {};\n" },
    further: { "modules/events/loan.ts": "export {};\n" },
  },
  "a foreign repository": {
    files: { ...carRental, "src/helpers/money.ts": "export const cents = 100;\n" },
    fix: { "boundaries.yaml": `${carRental["boundaries.yaml"]}  helpers: { path: src/helpers }\n` },
    further: { "src/app.ts": "export {};\n" },
  },
});

describe("exhaustive-modules", () => {
  const outside = { ...carRental, "src/app.ts": "", "tools/clean.ts": "", "server/main.js": "" };
  const exhaustive = (value: string) =>
    failingIn({ ...outside, "boundaries.yaml": `${carRental["boundaries.yaml"]}exhaustive: ${value}\n` });

  test("the folders around the modules are checked when nothing is said", async () => {
    expect(await failingIn(outside)).toEqual(["exhaustive-modules: src/app.ts"]);
  });

  test("every folder is checked when told so", async () => {
    expect(await exhaustive("true")).toEqual([
      "exhaustive-modules: server.ts",
      "exhaustive-modules: server/main.js",
      "exhaustive-modules: src/app.ts",
      "exhaustive-modules: tools/clean.ts",
    ]);
  });

  test("no folder is checked when told so", async () => {
    expect(await exhaustive("false")).toEqual([]);
  });

  test("the folders that are listed are checked, and no others", async () => {
    expect(await exhaustive("[tools, server/**]")).toEqual([
      "exhaustive-modules: server/main.js",
      "exhaustive-modules: tools/clean.ts",
    ]);
    expect(await exhaustive("[]")).toEqual([]);
  });

  test("modules at the root ask nothing of the folders beside them", async () => {
    const files = {
      "boundaries.yaml": "modules:\n  billing: { path: billing }\n",
      "billing/a.ts": "",
      "tools/b.ts": "",
    };
    expect(await failingIn(files)).toEqual([]);
  });

  test("only sources count", async () => {
    const files = { ...carRental, "src/README.md": "", "src/schema.sql": "select 1;\n", "src/theme.css": "" };
    expect(await failingIn(files)).toEqual([]);
  });

  test("a folder without a module file is no Ashlar module", async () => {
    const files = { ...library, "modules/loans/module.ts": undefined, "main.ts": "" };
    expect(await failingIn(files)).toEqual([
      "exhaustive-modules: modules/loans/contract.ts",
      "exhaustive-modules: modules/loans/loan.ts",
      "exhaustive-modules: modules/loans/when-book-added.ts",
    ]);
  });
});
