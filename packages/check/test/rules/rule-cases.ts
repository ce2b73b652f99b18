import { describe, expect, test } from "vitest";
import { baselineFile } from "../../src/forgiveness/baseline.js";
import { checkRepository, initialise, type RuleId, shrinkBaseline } from "../../src/index.js";
import { type Files, read, repository, write } from "../repository.js";
import { failing, told } from "../told.js";
import { expectAllGolden, expectGolden } from "./golden.js";
import { withComments } from "./with-comments.js";

/** A repository that violates one rule, and what people do about it. Files are written over those that are there. */
export interface RuleCase {
  /** A repository that violates the rule, and no other. */
  readonly files: Files;
  /** What the report proposes, done. */
  readonly fix: Files;
  /** A further violation of the rule, in files of its own. */
  readonly further: Files;
  /** The comments that forgive; above every place when left out. `never`: none can. */
  readonly suppressed?: Files | "never";
}

/**
 * What holds of every rule, whatever it is about: its violations are told, with a fix that mends them; a comment or the baseline
 * forgives them; they can be only warnings, or off; and tests and excluded files violate nothing.
 */
export function specifyRule(rule: RuleId, cases: Readonly<Record<string, RuleCase>>): void {
  describe.each(Object.entries(cases))(`${rule}: %s`, (name, { files, fix, further, suppressed }) => {
    const violating = () => repository(files);

    test("its violations are told", async () => {
      const root = await violating();
      const { violations } = await checkRepository(root);
      expect([...new Set(violations.map((one) => one.rule))]).toEqual([rule]);
      expectGolden(goldenName(rule, name), await told(root));
    });

    test("the proposed fix mends them", async () => {
      const root = await violating();
      await write(root, fix);
      expect(await failing(root)).toEqual([]);
    });

    test.skipIf(suppressed === "never")("a comment with a reason forgives them", async () => {
      const root = await violating();
      const { violations } = await checkRepository(root);
      const comments = typeof suppressed === "object" ? suppressed : await withComments(root, violations);
      await write(root, comments);
      const report = await checkRepository(root);
      expect(report.violations).toEqual([]);
      expect(report.forgiven).toEqual({ suppressed: violations.length, baselined: 0 });
    });

    test("the baseline forgives them, and no others", async () => {
      const root = await violating();
      const before = await failing(root);
      expect(await initialise(root)).toMatchObject({ files: [baselineFile], baselined: before.length });
      expect((await checkRepository(root)).forgiven).toEqual({ suppressed: 0, baselined: before.length });

      await write(root, further);
      const after = await failing(root);
      expect(after.length).toBeGreaterThan(0);
      expect(after.filter((one) => before.includes(one) || !one.startsWith(`${rule}: `))).toEqual([]);
    });

    test("what is mended must leave the baseline", async () => {
      const root = await violating();
      const before = await failing(root);
      await initialise(root);
      await write(root, fix);
      expect([...(await failing(root))].sort()).toEqual(
        before.map((one) => `current-baseline: ${one}`).sort(),
      );

      expect(await shrinkBaseline(root)).toMatchObject({ left: 0, removed: { length: before.length } });
      expect(await failing(root)).toEqual([]);
      expect(await read(root, baselineFile)).toBeUndefined();
    });

    test("they can be warnings, or off", async () => {
      const root = await violating();
      const { violations } = await checkRepository(root);
      await write(root, configured(files, `rules: { ${rule}: warning }`));
      expect(await checkRepository(root)).toMatchObject({ violations: [], warnings: violations });
      await write(root, configured(files, `rules: { ${rule}: off }`));
      expect(await checkRepository(root)).toMatchObject({ violations: [], warnings: [] });
    });

    test.each(["tests", "exclude"])("files that are listed under %s violate nothing", async (key) => {
      const root = await violating();
      const { violations } = await checkRepository(root);
      const listed = new Set(violations.flatMap(({ places }) => places.map(({ file }) => file)));
      await write(root, configured(files, `${key}: ${JSON.stringify([...listed])}`));
      expect(await failing(root)).toEqual([]);
    });
  });

  test(`every golden file of ${rule} belongs to a case`, () => {
    expectAllGolden(
      `${rule}-`,
      Object.keys(cases).map((name) => goldenName(rule, name)),
    );
  });
}

/** Its boundaries.yaml with a further line. */
function configured(files: Files, line: string): Files {
  return { "boundaries.yaml": `${files["boundaries.yaml"] ?? ""}${line}\n` };
}

function goldenName(rule: RuleId, name: string): string {
  return `${rule}-${name.replaceAll(/\W+/g, "-")}`;
}
