import { describe, expect, test } from "vitest";
import type { CheckReport } from "../../src/report/check-report.js";
import { reportText } from "../../src/report/index.js";
import { expectGolden } from "./golden.js";
import { hostileLine, hostileReport } from "./hostile-report.js";
import { cleanReport, sampleLine, sampleReport } from "./sample-report.js";

const lineOf = sampleLine;

describe("the text of a report", () => {
  test("tells violations, warnings, notes and what was skipped", () => {
    expectGolden("report.txt", reportText(sampleReport, { lineOf }));
  });

  test("has colours when asked for, and only then", () => {
    expectGolden("report.ansi", reportText(sampleReport, { lineOf, colour: true }));
    expect(reportText(sampleReport, { lineOf })).not.toContain("\u001b");
  });

  test("says in one line that everything holds", () => {
    expect(reportText(cleanReport, { lineOf })).toBe(
      "Everything holds: 6 modules. 812 files, 3,104 imports.\n",
    );
  });

  test("does not say that everything holds when there was nothing to check", () => {
    const nothing: CheckReport = { ...cleanReport, modules: [], dependencies: [] };
    expect(reportText(nothing, { lineOf })).toMatch(
      /^No modules were found, so there was nothing to check\./,
    );
  });

  test("says of which modules nobody has decided yet", () => {
    expect(reportText({ ...cleanReport, modulesAre: "guessed" }, { lineOf })).toMatch("6 guessed modules");
  });

  test("shows violations without their lines when these cannot be had", () => {
    const text = reportText(sampleReport, { lineOf: () => undefined });
    expect(text).toContain("src/orders/place-order.ts:3:23\n    orders imports");
    expect(text).not.toContain(" | ");
  });

  test("says what is common to the edges of a cycle once", () => {
    const text = reportText(sampleReport, { lineOf });
    expect(text.split("orders → billing → orders")).toHaveLength(2);
    expect(text.split("fix: Let billing react")).toHaveLength(2);
  });

  test("gives each violation its fix when those that share details differ in it", () => {
    const violations = sampleReport.violations.map((one, index) => ({
      ...one,
      fix: `${one.fix} (${index})`,
    }));
    expect(
      reportText({ ...sampleReport, violations }, { lineOf }).split("fix: Let billing react"),
    ).toHaveLength(3);
  });

  test("keeps violations of a rule apart that have no details", () => {
    expect(reportText(withViolations(3), { lineOf }).split("fix: Import ")).toHaveLength(4);
  });

  test("stays of a size to read with a thousand violations, and counts the rest", () => {
    const text = reportText(withViolations(1000), { lineOf });
    expect(text.length).toBeLessThan(10_000);
    expect(text).toContain("  and 980 more violations of this rule\n");
    expect(text).toContain("1,000 violations of 1 rule in 1 of 6 modules");
  });

  test("shows as many violations of a rule as asked for", () => {
    expect(reportText(withViolations(3), { lineOf, most: 2 })).toContain("and 1 more violation of this rule");
  });

  test("cuts details and places of which there are too many", () => {
    const [violation] = sampleReport.violations;
    const text = reportText(
      {
        ...sampleReport,
        violations: [
          {
            ...violation!,
            places: [
              violation!.places[0],
              ...Array.from({ length: 50 }, (_, line) => ({ file: "a.ts", line })),
            ],
            details: Array.from({ length: 50 }, (_, number) => `detail ${number}`),
          },
        ],
      },
      { lineOf },
    );
    expect(text).toContain("and 50 more: a.ts:0, a.ts:1, a.ts:2, …");
    expect(text).toContain("detail 11\n    and 38 more lines\n");
  });

  test("lets nothing of a file reach the terminal as a command", () => {
    const text = reportText(hostileReport, { lineOf: hostileLine });
    expect(text).toMatch(/^[^\p{Cs}\p{Bidi_Control}]*$/u);
    expect(text.replaceAll("\n", "")).not.toMatch(/\p{Cc}/u);
  });
});

function withViolations(count: number): CheckReport {
  const [violation] = sampleReport.violations;
  return {
    ...sampleReport,
    violations: Array.from({ length: count }, (_, index) => ({ ...violation!, identity: `${index}` })),
  };
}
