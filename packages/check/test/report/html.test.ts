import { describe, expect, test } from "vitest";
import type { CheckReport } from "../../src/report/check-report.js";
import { reportHtml } from "../../src/report/index.js";
import { expectGolden } from "./golden.js";
import { hostileLine, hostileReport } from "./hostile-report.js";
import { htmlElements } from "./html-elements.js";
import { cleanReport, sampleLine, sampleReport } from "./sample-report.js";

const page = reportHtml(sampleReport, { lineOf: sampleLine });

describe("the page of a report", () => {
  test("tells everything", () => {
    expectGolden("report.html", page);
  });

  test("is well-formed", () => {
    expect(htmlElements(page)).toContain("main id");
    expect(htmlElements(reportHtml(cleanReport, { lineOf: sampleLine }))).toContain("main id");
  });

  test("needs nothing from anywhere, and runs nothing", () => {
    expect(page).toContain(`content="default-src 'none'; style-src 'unsafe-inline'; img-src data:"`);
    expect(page).not.toMatch(/https?:|<script|@import|src=/);
    expect([...page.matchAll(/url\((.)/g)].every(([, first]) => first === "#")).toBe(true);
  });

  test("leads with its links to something that is there", () => {
    const ids = new Set([...page.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id));
    const links = [...page.matchAll(/ href="#([^"]*)"/g)].map(([, id]) => id!);
    expect(links.length).toBeGreaterThan(10);
    expect(links.filter((id) => !ids.has(id))).toEqual([]);
  });

  test("uses every id once", () => {
    const ids = [...page.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    expect(ids).toEqual([...new Set(ids)]);
  });

  test("lets the keyboard reach every module, and tells those who hear it what is drawn", () => {
    const { modules } = sampleReport;
    expect([...page.matchAll(/<a href="#module-\d+" id="node-\d+"[^>]*><title>/g)]).toHaveLength(
      modules.length,
    );
    expect(page).toContain("6 modules and 9 dependencies, of which 3 violate a rule.");
  });

  test("shows all of a thousand violations", () => {
    const [violation] = sampleReport.violations;
    const violations = Array.from({ length: 1000 }, (_, index) => ({ ...violation!, identity: `${index}` }));
    const thousand = reportHtml({ ...sampleReport, violations }, { lineOf: sampleLine });
    expect(thousand.split('<div class="violation">')).toHaveLength(1000 + sampleReport.warnings.length + 1);
  });

  test("says so when there are no modules, and draws nothing", () => {
    const nothing: CheckReport = { ...cleanReport, modules: [], dependencies: [] };
    const empty = reportHtml(nothing, { lineOf: sampleLine });
    expect(empty).toContain("<h1>No modules were found, so there was nothing to check</h1>");
    expect(htmlElements(empty).filter((element) => element.startsWith("rect"))).toEqual([]);
  });

  test("draws only what violates when there is more than can be told apart", () => {
    const crowded = reportHtml(dense(300, 20), { lineOf: sampleLine });
    expect(crowded).toContain("Only dependencies that violate a rule are drawn.");
    expect(crowded).toContain("Draw all 300 dependencies");
    expect([...crowded.matchAll(/class="edge holds rest /g)]).toHaveLength(280);
    expect([...crowded.matchAll(/class="edge violates n/g)]).toHaveLength(20);
  });

  test("draws the largest of too many that violate", () => {
    const crowded = reportHtml(dense(300, 200), { lineOf: sampleLine });
    expect(crowded).toContain("Drawn are the 60 largest of 200 dependencies that violate a rule.");
    expect([...crowded.matchAll(/class="edge violates n/g)]).toHaveLength(60);
  });

  test("contains no element and no attribute that a name or a line brought in", () => {
    const elements = new Set(htmlElements(reportHtml(hostileReport, { lineOf: hostileLine })));
    const harmless = new Set([
      ...htmlElements(page),
      ...htmlElements(reportHtml(dense(300, 20), { lineOf: sampleLine })),
    ]);
    expect([...elements].filter((element) => !harmless.has(element))).toEqual([]);
  });
});

/** So many dependencies of 25 modules; the first ones violate a rule. */
function dense(count: number, violating: number): CheckReport {
  const dependencies = Array.from({ length: count }, (_, index) => ({
    from: `m${index % 25}`,
    to: `m${((index % 25) + 1 + Math.floor(index / 25)) % 25}`,
    imports: 1 + (index % 7),
    typeOnly: 0,
    violates: index < violating ? (["layers"] as const) : [],
  }));
  return { ...cleanReport, modules: [], dependencies };
}
