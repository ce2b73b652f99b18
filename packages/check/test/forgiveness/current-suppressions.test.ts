import { describe, expect, test } from "vitest";
import { checkRepository, initialise } from "../../src/index.js";
import { type Files, repository } from "../repository.js";
import { carRental } from "../rules/car-rental.js";
import { expectGolden } from "../rules/golden.js";
import { failing, failingIn, told } from "../told.js";

const inside = `import { vehicles } from "../fleet/vehicle.js";`;
const violation = "contract-only: src/booking/desk.ts -> src/fleet/vehicle.ts";

/** What fails when a file of `booking` says this. */
const saying = (text: string, file = "src/booking/desk.ts", more: Files = {}) =>
  failingIn({ ...carRental, [file]: text, ...more });

describe("a comment forgives", () => {
  test.each([
    ["above the line", `// ashlar-ignore contract-only: moves in March\n${inside}\n`],
    ["on the line", `${inside} // ashlar-ignore contract-only: moves in March\n`],
    ["as a block above it", `/* ashlar-ignore contract-only: moves in March */\n${inside}\n`],
    ["as a block on it", `${inside} /* ashlar-ignore contract-only: moves in March */\n`],
    ["as documentation", `/** ashlar-ignore contract-only: moves in March */\n${inside}\n`],
    [
      "indented",
      `export const f = () =>\n  // ashlar-ignore contract-only: late\n  import("../fleet/vehicle.js");\n`,
    ],
    ["with Windows line ends", `// ashlar-ignore contract-only: moves in March\r\n${inside}\r\n`],
    [
      "above an import of several lines",
      `// ashlar-ignore contract-only: moves in March\nimport {\n  vehicles,\n} from "../fleet/vehicle.js";\n`,
    ],
    [
      "behind an import of several lines",
      `import {\n  vehicles,\n} from "../fleet/vehicle.js"; // ashlar-ignore contract-only: moves in March\n`,
    ],
  ])("%s", async (_, text) => {
    expect(await saying(text)).toEqual([]);
  });

  const ownsRates = { "src/pricing/tables.sql": "create table rates (id int);\n" };
  test.each([
    [
      "SQL of several lines",
      "src/booking/desk.ts",
      "// ashlar-ignore own-schema: report\nexport const r = sql`\n  select *\n  from rates`;\n",
    ],
    ["a line of SQL", "src/booking/1.sql", "-- ashlar-ignore own-schema: report\nselect * from rates;\n"],
    [
      "the end of a line of SQL",
      "src/booking/1.sql",
      "select * from rates; -- ashlar-ignore own-schema: report\n",
    ],
    [
      "JSX",
      "src/booking/desk.tsx",
      "export const r = (\n  <p>\n    {/* ashlar-ignore own-schema: report */}\n    {sql`select * from rates`}\n  </p>\n);\n",
    ],
  ])("%s", async (_, file, text) => {
    expect(await saying(text, file, ownsRates)).toEqual([]);
  });

  test("what concerns a file as a whole, at its top", async () => {
    const files = {
      ...carRental,
      "src/app.ts": "// ashlar-ignore exhaustive-modules: it starts them\nexport {};\n",
    };
    expect(await failingIn(files)).toEqual([]);
  });

  test("what concerns a file as a whole, nowhere else in it", async () => {
    const late = "export {};\n\n// ashlar-ignore exhaustive-modules: it starts them\n";
    expect(await failingIn({ ...carRental, "src/app.ts": late })).toEqual([
      "exhaustive-modules: src/app.ts",
      "current-suppressions: src/app.ts: exhaustive-modules",
    ]);
  });

  test("shared state, at its declaration, and with it every use", async () => {
    const state = "// ashlar-ignore no-shared-state: goes with the next release\nexport let rate = 1;\n";
    const use = `import { rate } from "../pricing/index.js";\nrate;\n`;
    expect(
      await saying(use, "src/booking/desk.ts", {
        "src/pricing/index.ts": `export const quote = 1;\n${state}`,
      }),
    ).toEqual([]);
  });

  test("only the rule it names, and only its line", async () => {
    const comment = "// ashlar-ignore contract-only: moves in March\n";
    const cycle = { "src/fleet/depot.ts": `${comment}import "../booking/reserve.js";\n` };
    expect(await failingIn({ ...carRental, ...cycle })).toEqual([
      "no-module-cycles: booking -> fleet",
      "no-module-cycles: fleet -> booking",
    ]);
    expect(await saying(`${comment}${inside}\nexport { vehicles } from "../fleet/vehicle.js";\n`)).toEqual([
      violation,
    ]);
  });

  test("one place of several, and the rest is still told", async () => {
    const root = await repository({
      ...carRental,
      "src/booking/desk.ts": `${inside} // ashlar-ignore contract-only: moves in March\nexport { vehicles } from "../fleet/vehicle.js";\n`,
    });
    const { violations } = await checkRepository(root);
    expect(violations.flatMap(({ places }) => places.map(({ line }) => line))).toEqual([2]);
  });
});

describe("a comment that forgives nothing is told", () => {
  const wrong = {
    ...carRental,
    "src/booking/desk.ts": `// ashlar-ignore contract: moves in March
${inside}
// ashlar-ignore contract-only
export { vehicles as all } from "../fleet/vehicle.js";
// ashlar-ignore contract-only:
export const a = 1;
// ashlar-ignore no-module-cycles: not any more
export const b = 2;
// ashlar-ignored contract-only: a slip of the pen
export const c = 3;
`,
  };

  test("an unknown rule, no reason, no need", async () => {
    const root = await repository(wrong);
    expectGolden("current-suppressions", await told(root));
  });

  test("it cannot be forgiven by the baseline, only mended", async () => {
    const root = await repository(wrong);
    await initialise(root);
    expect(new Set((await failing(root)).map((one) => one.split(":")[0]))).toEqual(
      new Set(["current-suppressions"]),
    );
  });

  test("nor by a baseline that somebody wrote by hand", async () => {
    const identity = "src/booking/desk.ts: ignore nonsense: reason";
    const baseline = JSON.stringify({ ashlar: 1, violations: { "current-suppressions": [identity] } });
    const files = { "boundaries.baseline.json": baseline };
    expect(await saying("// ashlar-ignore nonsense: reason\n", "src/booking/desk.ts", files)).toContain(
      `current-suppressions: ${identity}`,
    );
  });

  test("nor by another comment", async () => {
    const text =
      "// ashlar-ignore current-suppressions: because\n// ashlar-ignore contract-only: because\nexport {};\n";
    expect(await saying(text)).toHaveLength(2);
  });

  test("a comment for a rule that is off needs nothing to forgive", async () => {
    const off = { "boundaries.yaml": `${carRental["boundaries.yaml"]}rules: { contract-only: off }\n` };
    expect(
      await saying(`// ashlar-ignore contract-only: moves\n${inside}\n`, "src/booking/desk.ts", off),
    ).toEqual([]);
  });

  test("they can be warnings, or off", async () => {
    const settings = (level: string) =>
      `${carRental["boundaries.yaml"]}rules: { current-suppressions: ${level} }\n`;
    const warned = await repository({ ...wrong, "boundaries.yaml": settings("warning") });
    const { violations, warnings } = await checkRepository(warned);
    expect(violations.map(({ rule }) => rule)).toEqual(["contract-only"]);
    expect(warnings.length).toBeGreaterThan(0);
    const off = await checkRepository(await repository({ ...wrong, "boundaries.yaml": settings("off") }));
    expect(off.warnings).toEqual([]);
  });

  test("a text that only speaks of such a comment is none", async () => {
    expect(
      await saying("export const help = `// ashlar-ignore contract-only`;\n// see ashlar-ignore\n"),
    ).toEqual([]);
  });
});
