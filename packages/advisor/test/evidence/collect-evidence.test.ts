import { describe, expect, test } from "vitest";
import { temporaryFolder } from "../../../survey/test/folder.js";
import { collectEvidence } from "../../src/evidence/collect-evidence.js";

const usesAshlar = JSON.stringify({ name: "shop", dependencies: { "@ashlar/core": "0.1.0" } });
const module = 'import { defineModule } from "@ashlar/core";\nexport default defineModule({});\n';

describe("the modules of an Ashlar project", () => {
  test("are those in its folder `modules`", async () => {
    const root = await temporaryFolder({
      "package.json": usesAshlar,
      "modules/orders/module.ts": module,
      "modules/stock/module.mjs": module,
      "modules/shared/money.ts": "export const cents = 100;\n",
    });
    const { isAshlarProject, modules } = await collectEvidence(root);
    expect(isAshlarProject).toBe(true);
    expect(modules).toEqual(["orders", "stock"]);
  });

  test("are none where files are only named alike", async () => {
    const root = await temporaryFolder({
      "package.json": JSON.stringify({ name: "shop", dependencies: { express: "5.0.0" } }),
      "modules/orders/module.ts": "export const routes = [];\n",
    });
    expect(await collectEvidence(root)).toMatchObject({ isAshlarProject: false, modules: [] });
  });

  test("are none where the project is a part of the repository", async () => {
    const root = await temporaryFolder({
      "apps/shop/package.json": usesAshlar,
      "apps/shop/modules/orders/module.ts": module,
    });
    expect(await collectEvidence(root)).toMatchObject({ isAshlarProject: false, modules: [] });
  });
});

test("what git cannot tell is said, and the files are read all the same", async () => {
  const root = await temporaryFolder({ "src/index.ts": "export const answer = 42;\n" });
  const { history, notes, readiness } = await collectEvidence(root);
  expect(history).toBeUndefined();
  expect(notes).toEqual([expect.stringContaining("The history could not be read")]);
  expect(readiness.length).toBeGreaterThan(0);
});
