import { describe, expect, test } from "vitest";
import { reportSarif } from "../../src/report/index.js";
import type { SarifLog, SarifResult } from "../../src/report/sarif/log.js";
import { ruleIds } from "../../src/rules/rule-id.js";
import type { Violation } from "../../src/violation.js";
import { expectGolden } from "./golden.js";
import { hostileReport } from "./hostile-report.js";
import { cleanReport, sampleReport } from "./sample-report.js";
import { sarifSchema } from "./sarif-schema.js";

describe("a SARIF log", () => {
  test("tells rules, violations, warnings and what was skipped", () => {
    const log = reportSarif(sampleReport, { version: "1.2.3" });
    expectGolden("report.sarif", `${JSON.stringify(log, null, 2)}\n`);
  });

  test.each([
    ["a report", sampleReport],
    ["a report that found nothing", cleanReport],
    ["a hostile report", hostileReport],
  ])("of %s is valid", (_, report) => {
    const parsed = JSON.parse(JSON.stringify(reportSarif(report))) as unknown;
    expect(sarifSchema.safeParse(parsed).error?.issues ?? []).toEqual([]);
  });

  test("names each rule by its index, too", () => {
    for (const { ruleId, ruleIndex } of results(reportSarif(sampleReport)))
      expect(ruleIds[ruleIndex]).toBe(ruleId);
  });

  test("holds a thousand violations", () => {
    const violations = Array.from({ length: 1000 }, (_, index) => ({ ...first(), identity: `${index}` }));
    expect(results(reportSarif({ ...sampleReport, violations, warnings: [] }))).toHaveLength(1000);
  });

  test("recognises a violation when it moves, and when it is told in other words", () => {
    const moved: Violation = { ...first(), message: "Otherwise.", places: [{ file: "src/a.ts", line: 99 }] };
    expect(resultOf(moved).partialFingerprints).toEqual(resultOf(first()).partialFingerprints);
  });

  test("tells violations apart by their rule and their identity", () => {
    const fingerprint = (violation: Violation) => JSON.stringify(resultOf(violation).partialFingerprints);
    const all = [first(), { ...first(), rule: "layers" as const }, { ...first(), identity: "another" }];
    expect(new Set(all.map(fingerprint)).size).toBe(3);
  });

  test("encodes what a URI cannot hold", () => {
    const uri = (file: string) =>
      resultOf({ ...first(), places: [{ file }] }).locations[0].physicalLocation.artifactLocation.uri;
    expect(uri("src/a b/[id]#1?.ts")).toBe("src/a%20b/%5Bid%5D%231%3F.ts");
    expect(uri("c:/äö%.ts")).toBe("c%3A/%C3%A4%C3%B6%25.ts");
    expect(uri("half \ud800.ts")).toBe("half%20%EF%BF%BD.ts");
  });

  test("has no region for a place without a line, and no column without a column", () => {
    const region = (place: Violation["places"][0]) =>
      resultOf({ ...first(), places: [place] }).locations[0].physicalLocation.region;
    expect(region({ file: "a.ts" })).toBeUndefined();
    expect(region({ file: "a.ts", line: 3 })).toEqual({ startLine: 3 });
  });

  test("links from the message to the first further places, and keeps them all", () => {
    const further = Array.from({ length: 8 }, (_, index) => ({ file: "src/[id].ts", line: index + 1 }));
    const { message, relatedLocations } = resultOf({ ...first(), places: [{ file: "a.ts" }, ...further] });
    expect(relatedLocations?.map(({ id }) => id)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(message.text).toContain("Also at [src/\\[id\\].ts:1](1), ");
    expect(message.text).toContain("[src/\\[id\\].ts:5](5), and 3 more.");
  });

  test("doubles braces, which would be placeholders", () => {
    expect(resultOf({ ...first(), message: "import {0}" }).message.text).toMatch(/^import \{\{0\}\}/);
  });
});

function first(): Violation {
  return sampleReport.violations[0]!;
}

function results(log: SarifLog): readonly SarifResult[] {
  return log.runs[0].results;
}

function resultOf(violation: Violation): SarifResult {
  return results(reportSarif({ ...sampleReport, violations: [violation] }))[0]!;
}
