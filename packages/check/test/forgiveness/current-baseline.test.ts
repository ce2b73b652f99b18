import { describe, expect, test } from "vitest";
import { baselineFile } from "../../src/forgiveness/baseline.js";
import { checkRepository, initialise, shrinkBaseline } from "../../src/index.js";
import { folder, read, repository, write } from "../repository.js";
import { carRental } from "../rules/car-rental.js";
import { expectGolden } from "../rules/golden.js";
import { failing, told } from "../told.js";

const desk = { "src/booking/desk.ts": `import "../fleet/vehicle.js";\n` };
const bay = { "src/pricing/bay.ts": `import "../fleet/service-plan.js";\n` };
const several = `import "../fleet/vehicle.js";\nimport "../fleet/service-plan.js";\n`;
const violating = { ...carRental, ...desk, ...bay };

const entry = (file: string, inside: string) => `${file} -> src/fleet/${inside}`;
const text = (violations: unknown) => JSON.stringify({ ashlar: 1, violations });

describe("the baseline", () => {
  test("is a sorted list, one entry a line", async () => {
    const root = await repository({ ...violating, "src/booking/desk.ts": several });
    await initialise(root);
    expect(await read(root, baselineFile)).toBe(`{
  "ashlar": 1,
  "violations": {
    "contract-only": [
      "src/booking/desk.ts -> src/fleet/service-plan.ts",
      "src/booking/desk.ts -> src/fleet/vehicle.ts",
      "src/pricing/bay.ts -> src/fleet/service-plan.ts"
    ]
  }
}
`);
  });

  test("does not care where in a file a violation is", async () => {
    const root = await repository(violating);
    await initialise(root);
    await write(root, { "src/booking/desk.ts": `\n\n// Moved down.\n${desk["src/booking/desk.ts"]}` });
    expect(await failing(root)).toEqual([]);
  });

  test("tells what is mended, and how to go on", async () => {
    const root = await repository(violating);
    await initialise(root);
    await write(root, { "src/booking/desk.ts": "" });
    expectGolden("current-baseline", await told(root));
    expect(await shrinkBaseline(root)).toEqual({
      removed: [`contract-only: ${entry("src/booking/desk.ts", "vehicle.ts")}`],
      left: 1,
    });
    expect(await failing(root)).toEqual([]);
    expect(JSON.parse((await read(root, baselineFile))!).violations).toEqual({
      "contract-only": [entry("src/pricing/bay.ts", "service-plan.ts")],
    });
  });

  test("does not forgive again what has once been mended", async () => {
    const root = await repository(violating);
    await initialise(root);
    await write(root, { "src/booking/desk.ts": "" });
    await shrinkBaseline(root);
    await write(root, desk);
    expect(await failing(root)).toEqual([`contract-only: ${entry("src/booking/desk.ts", "vehicle.ts")}`]);
  });

  test("never grows by shrinking, whatever is violated", async () => {
    const root = await repository({ ...carRental, ...desk });
    await initialise(root);
    const before = await read(root, baselineFile);
    await write(root, bay);
    expect(await shrinkBaseline(root)).toEqual({ removed: [], left: 1 });
    expect(await read(root, baselineFile)).toBe(before);
  });

  test("what a comment forgives need not be in it", async () => {
    const root = await repository({ ...carRental, ...desk });
    await initialise(root);
    await write(root, {
      "src/booking/desk.ts": `// ashlar-ignore contract-only: moves\n${desk["src/booking/desk.ts"]}`,
    });
    expect(await failing(root)).toEqual([
      `current-baseline: contract-only: ${entry("src/booking/desk.ts", "vehicle.ts")}`,
    ]);
  });

  test("forgives what is only a warning too", async () => {
    const warning = `${carRental["boundaries.yaml"]}rules: { contract-only: warning }\n`;
    const root = await repository({
      ...violating,
      [baselineFile]: text({ "contract-only": [entry("src/booking/desk.ts", "vehicle.ts")] }),
    });
    await write(root, { "boundaries.yaml": warning });
    const { warnings, forgiven } = await checkRepository(root);
    expect(warnings.map(({ identity }) => identity)).toEqual([
      entry("src/pricing/bay.ts", "service-plan.ts"),
    ]);
    expect(forgiven.baselined).toBe(1);
  });

  test("what is only a warning is not written into it", async () => {
    const root = await repository({
      ...violating,
      "boundaries.yaml": `${carRental["boundaries.yaml"]}rules: { contract-only: warning }\n`,
    });
    expect(await initialise(root)).toMatchObject({ files: [], baselined: 0 });
  });

  test("may be stale where that rule is off", async () => {
    const off = `${carRental["boundaries.yaml"]}rules: { current-baseline: off }\n`;
    const root = await repository({
      ...carRental,
      "boundaries.yaml": off,
      [baselineFile]: text({ layers: ["a -> b"] }),
    });
    expect(await failing(root)).toEqual([]);
  });

  test("works without git", async () => {
    const root = await folder(violating);
    await initialise(root);
    expect(await failing(root)).toEqual([]);
  });
});

describe("a baseline that cannot be relied on ends the check", () => {
  const damaged: Readonly<Record<string, string>> = {
    "a merge left its markers": `{ "ashlar": 1,\n<<<<<<< HEAD\n"violations": {}\n=======\n`,
    "it is empty": "",
    "it is something else": `{ "rules": {} }`,
    "it is null": "null",
    "it is a list": "[]",
    "a newer version wrote it": `{ "ashlar": 2, "entries": [] }`,
    "it names an unknown rule": text({ "no-circles": [] }),
    "its entries are no list": text({ layers: "a -> b" }),
    "its entries are no texts": text({ layers: [1] }),
    "its violations are a list": text(["a -> b"]),
  };

  test.each(Object.entries(damaged))("%s", async (_, baseline) => {
    const root = await repository({ ...carRental, [baselineFile]: baseline });
    const invalid = { code: "ASH_BASELINE_INVALID", at: { file: baselineFile } };
    await expect(checkRepository(root)).rejects.toMatchObject(invalid);
    await expect(shrinkBaseline(root)).rejects.toMatchObject(invalid);
    await expect(initialise(root)).rejects.toMatchObject(invalid);
    expect(await read(root, baselineFile)).toBe(baseline);
  });

  test("a newer version wrote it, and that is said", async () => {
    const root = await repository({ ...carRental, [baselineFile]: `{ "ashlar": 2 }` });
    await expect(checkRepository(root)).rejects.toThrow("newer version");
  });

  test("there is none to shrink", async () => {
    const root = await repository(carRental);
    await expect(shrinkBaseline(root)).rejects.toMatchObject({ code: "ASH_BASELINE_INVALID" });
  });
});
