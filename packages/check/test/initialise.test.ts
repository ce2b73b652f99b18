import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { baselineFile } from "../src/forgiveness/baseline.js";
import { checkRepository, initialise } from "../src/index.js";
import { boundariesFile } from "../src/settings/load-boundaries.js";
import { type Files, read, repository, write } from "./repository.js";
import { carRental } from "./rules/car-rental.js";
import { library } from "./rules/library.js";
import { failing } from "./told.js";

const workspaces: Files = {
  "package.json": `{ "name": "acme", "private": true, "workspaces": ["packages/*", "apps/*"] }`,
  "packages/money/package.json": `{ "name": "@acme/money", "main": "dist/index.js" }`,
  "packages/money/src/index.ts": `export { half } from "./rounding.js";\n`,
  "packages/money/src/rounding.ts": "export const half = 0.5;\n",
  "packages/dates/package.json": `{ "name": "@acme/dates" }`,
  "packages/dates/index.ts": "export {};\n",
  "packages/assets/package.json": `{ "name": "@acme/assets" }`,
  "packages/assets/logo.svg": "<svg/>\n",
  "apps/api/package.json": `{ "name": "api" }`,
  "apps/api/src/main.ts": `import { half } from "@acme/money/src/rounding.js";\n\nconsole.log(half);\n`,
};

const features: Files = {
  ...carRental,
  "boundaries.yaml": undefined,
  "src/booking/desk.ts": `import "../fleet/vehicle.js";\n`,
  "src/app.ts": `import "./booking/index.js";\n`,
  "src/fleet/fleet.test.ts": `import "../pricing/tariff.js";\n`,
};

/** The modules that are proposed for a repository, with their folders. */
async function proposed(files: Files): Promise<Readonly<Record<string, readonly string[]>>> {
  const { modules } = await initialise(await repository(files));
  return Object.fromEntries(modules.map(({ name, folders }) => [name, folders]));
}

const inPnpm = (files: Files): Files => ({
  ...files,
  "package.json": `{ "name": "acme", "private": true }`,
  "pnpm-workspace.yaml": "packages:\n  - packages/*\n  - apps/*\n  - '!packages/dates'\n",
});

describe("the modules that are proposed", () => {
  test("workspace packages with sources, by their names", async () => {
    expect(await proposed(workspaces)).toEqual({
      api: ["apps/api"],
      "@acme/dates": ["packages/dates"],
      "@acme/money": ["packages/money"],
    });
  });

  test("those of pnpm-workspace.yaml, without what it leaves out", async () => {
    expect(await proposed(inPnpm(workspaces))).toEqual({
      api: ["apps/api"],
      "@acme/money": ["packages/money"],
    });
  });

  test("folders below src where the sources part", async () => {
    expect(await proposed(features)).toEqual({
      booking: ["src/booking"],
      fleet: ["src/fleet"],
      pricing: ["src/pricing"],
    });
  });

  test.each([
    ["src/modules/billing", "src/modules/users"],
    ["app/features/billing", "app/features/users"],
    ["lib/billing", "lib/users"],
    ["billing", "users"],
    ["backend/src/billing", "backend/src/users"],
  ])("%s and %s", async (...folders) => {
    const files = Object.fromEntries(folders.map((folder) => [`${folder}/a.ts`, ""]));
    expect(await proposed(files)).toEqual({ billing: [folders[0]], users: [folders[1]] });
  });

  test("folders of the same name are told apart by their paths", async () => {
    const files = {
      "apps/web/a.ts": "",
      "apps/api/a.ts": "",
      "services/api/a.ts": "",
      "services/mail/a.ts": "",
    };
    expect(await proposed(files)).toEqual({
      "apps/api": ["apps/api"],
      web: ["apps/web"],
      mail: ["services/mail"],
      "services/api": ["services/api"],
    });
  });

  test("folders that hold only tests are none", async () => {
    const files = {
      "src/billing/a.ts": "",
      "src/users/a.ts": "",
      "src/test/a.ts": "",
      "src/load/a.spec.ts": "",
    };
    expect(Object.keys(await proposed(files))).toEqual(["billing", "users"]);
  });

  test("a flat repository has none, and is told so", async () => {
    const root = await repository({ "a.ts": `import "./b.js";\n`, "b.ts": "" });
    expect((await checkRepository(root)).notes).toEqual([
      expect.stringContaining("the folders suggest none"),
    ]);
    expect(await initialise(root)).toMatchObject({ modules: [], baselined: 0 });
    expect(await failing(root)).toEqual([]);
  });

  test("none are proposed where they are known: by convention, or from boundaries.yaml", async () => {
    const project = await repository(library);
    expect(await initialise(project)).toMatchObject({
      files: [],
      modules: [{ name: "catalogue" }, { name: "loans" }],
    });
    expect(await read(project, boundariesFile)).toBeUndefined();

    const configured = await repository(carRental);
    expect(await initialise(configured)).toMatchObject({ files: [] });
    expect(await read(configured, boundariesFile)).toBe(carRental["boundaries.yaml"]);
  });
});

describe("what is written", () => {
  test("a boundaries.yaml to correct, word for word", async () => {
    const root = await repository(features);
    await initialise(root);
    expect(await read(root, boundariesFile)).toBe(
      `# The modules of this repository, proposed from its packages and folders. Correct them: merge, split, rename.
# Each may also say \`public\` (what others may import), \`dependsOn\` and \`visibleTo\`. \`ashlar check\` does the rest.
modules:
  booking:
    path: src/booking
  fleet:
    path: src/fleet
  pricing:
    path: src/pricing
`,
    );
  });

  test.each([
    ["packages", workspaces],
    ["features", features],
    ["pnpm", inPnpm(workspaces)],
    ["an Ashlar project", { ...library, "modules/loans/stock.ts": `import "../catalogue/module.js";\n` }],
  ])("makes the next check pass: %s", async (_, files) => {
    const root = await repository(files);
    const { baselined, files: written } = await initialise(root);
    expect(baselined).toBeGreaterThan(0);
    expect(written).toContain(baselineFile);
    const report = await checkRepository(root);
    expect(report).toMatchObject({ violations: [], forgiven: { baselined } });
    expect(report.modulesAre).not.toBe("guessed");
  });

  test("is the same every time", async () => {
    const written = async () => {
      const root = await repository(workspaces);
      await initialise(root);
      return [await read(root, boundariesFile), await read(root, baselineFile)];
    };
    expect(await written()).toEqual(await written());
  });

  test("no baseline where nothing is violated", async () => {
    const root = await repository({ "src/a/x.ts": "", "src/b/x.ts": "" });
    expect(await initialise(root)).toMatchObject({ files: [boundariesFile], baselined: 0 });
    expect(await read(root, baselineFile)).toBeUndefined();
    expect(await failing(root)).toEqual([]);
  });

  test("what boundaries.yaml says already is kept, its comments too", async () => {
    const root = await repository({
      ...features,
      "boundaries.yaml":
        "# Generated code is not ours.\nexclude: [src/fleet]\nrules: { exhaustive-modules: off }\n",
    });
    await initialise(root);
    const text = (await read(root, boundariesFile))!;
    expect(parse(text)).toEqual({
      exclude: ["src/fleet"],
      rules: { "exhaustive-modules": "off" },
      modules: { booking: { path: "src/booking" }, pricing: { path: "src/pricing" } },
    });
    expect(text).toContain("# Generated code is not ours.");
    expect(await failing(root)).toEqual([]);
  });

  test("a new violation fails after it", async () => {
    const root = await repository(features);
    await initialise(root);
    await write(root, { "src/pricing/new.ts": `import "../fleet/service-plan.js";\n` });
    expect(await failing(root)).toEqual(["contract-only: src/pricing/new.ts -> src/fleet/service-plan.ts"]);
  });
});

describe("initialising again", () => {
  test("is refused while there is a baseline, which would forgive what came since", async () => {
    const root = await repository(features);
    await initialise(root);
    const before = [await read(root, boundariesFile), await read(root, baselineFile)];
    await write(root, { "src/pricing/new.ts": `import "../fleet/service-plan.js";\n` });
    await expect(initialise(root)).rejects.toMatchObject({ code: "ASH_REFUSED" });
    expect([await read(root, boundariesFile), await read(root, baselineFile)]).toEqual(before);
  });

  test("writes nothing when nothing is violated", async () => {
    const root = await repository({ "src/a/x.ts": "", "src/b/x.ts": "" });
    await initialise(root);
    expect(await initialise(root)).toMatchObject({ files: [], baselined: 0 });
  });
});
