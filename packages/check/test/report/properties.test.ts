import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CheckReport } from "../../src/report/check-report.js";
import { reportDot, reportHtml, reportMermaid, reportSarif, reportText } from "../../src/report/index.js";
import { ruleIds } from "../../src/rules/rule-id.js";
import type { Violation } from "../../src/violation.js";
import { dotShape, mermaidShape } from "./graph-shape.js";
import { hostileNames } from "./hostile-report.js";
import { htmlElements } from "./html-elements.js";
import { cleanReport } from "./sample-report.js";

const name = fc.oneof(
  fc.constantFrom(...hostileNames),
  fc.string({ unit: "binary" }),
  fc.string({ unit: fc.constantFrom(..."<>&\"'`\\[](){}|#;%\n\r\t -a1") }),
);
const names = fc.uniqueArray(name, { minLength: 2, maxLength: 12 });
const places = fc.tuple(
  fc.record({ file: name, line: fc.integer({ min: 1, max: 9 }), column: fc.integer({ min: 1, max: 200 }) }),
);
const violation: fc.Arbitrary<Violation> = fc.record({
  rule: fc.constantFrom(...ruleIds),
  identity: name,
  message: name,
  fix: name,
  places,
  details: fc.array(name, { maxLength: 3 }),
});

/** A ring of modules of these names, each with a violation of a rule of its own. */
function ring(names: readonly string[]): CheckReport {
  const next = (index: number) => names[(index + 1) % names.length]!;
  return {
    ...cleanReport,
    modules: names.map((name) => ({ name, folders: [name], files: 1 })),
    dependencies: names.map((from, index) => ({
      from,
      to: next(index),
      imports: index + 1,
      typeOnly: 0,
      violates: index % 2 === 0 ? ["layers"] : [],
    })),
    violations: names.map((from, index) => ({
      rule: "contract-only",
      identity: `${index}`,
      message: "It is wrong.",
      fix: "Mend it.",
      places: [{ file: from, line: 1, column: 1 }],
      between: { from, to: next(index) },
    })),
  };
}

function harmless(names: readonly string[]): string[] {
  return names.map((_, index) => `m${index}`);
}

describe("whatever modules are called", () => {
  test("a page has the same elements", () => {
    fc.assert(
      fc.property(names, name, (names, line) => {
        const page = (names: readonly string[], line: string) =>
          htmlElements(reportHtml(ring(names), { lineOf: () => `x${line}` }));
        expect(page(names, line)).toEqual(page(harmless(names), "y"));
      }),
    );
  });

  test("a Mermaid flowchart has the same lines", () => {
    fc.assert(
      fc.property(names, (names) => {
        const { nodes, edges, unknown } = mermaidShape(reportMermaid(ring(names)));
        expect({ nodes: nodes.length, edges, unknown }).toEqual({
          nodes: names.length,
          edges: names.length,
          unknown: [],
        });
      }),
    );
  });

  test("a Graphviz graph has the same lines", () => {
    fc.assert(
      fc.property(names, (names) => {
        const { nodes, edges, unknown } = dotShape(reportDot(ring(names)));
        expect({ nodes: nodes.length, edges, unknown }).toEqual({
          nodes: names.length,
          edges: names.length,
          unknown: [],
        });
      }),
    );
  });
});

describe("whatever is found", () => {
  test("each violation is in the SARIF log once", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(violation, { selector: ({ rule, identity }) => JSON.stringify([rule, identity]) }),
        fc.nat(),
        (found, split) => {
          const violations = found.slice(0, split % (found.length + 1));
          const warnings = found.slice(violations.length);
          const { results } = reportSarif({ ...cleanReport, violations, warnings }).runs[0];
          expect(results.map(({ ruleId }) => ruleId)).toEqual(found.map(({ rule }) => rule));
          expect(results.filter(({ level }) => level === "error")).toHaveLength(violations.length);
          const fingerprints = results.map(({ partialFingerprints }) => JSON.stringify(partialFingerprints));
          expect(new Set(fingerprints).size).toBe(found.length);
        },
      ),
    );
  });

  test("every form tells the same report in the same words", () => {
    fc.assert(
      fc.property(fc.array(violation), name, (violations, line) => {
        const report = { ...cleanReport, violations };
        const lineOf = () => line;
        const all = () => [
          reportText(report, { lineOf }),
          reportHtml(report, { lineOf }),
          reportMermaid(report),
          reportDot(report),
          JSON.stringify(reportSarif(report)),
        ];
        expect(all()).toEqual(all());
      }),
    );
  });

  test("the text has nothing that a terminal would obey", () => {
    fc.assert(
      fc.property(fc.array(violation), name, (violations, line) => {
        const text = reportText({ ...cleanReport, violations }, { lineOf: () => line });
        expect(text.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cs}\p{Bidi_Control}]/u);
      }),
    );
  });
});
