import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { adviceRecord } from "../../src/report/index.js";
import { adviceFixture } from "./advice-fixture.js";
import { expectGolden } from "./golden.js";
import { hostileAdvice, hostileNames } from "./hostile-advice.js";

const options = { date: "2026-11-25", deciders: ["the platform team"] };
const record = adviceRecord(adviceFixture, options);

const headings = (markdown: string) => markdown.split("\n").filter((line) => /^#+ /.test(line));

describe("the decision record", () => {
  test("tells everything", () => {
    expectGolden("advice.md", record);
  });

  test("has the parts of a record, in their order", () => {
    expect(headings(record).filter((line) => line.startsWith("## "))).toEqual([
      "## Context and Problem Statement",
      "## Decision Drivers",
      "## Considered Options",
      "## Decision Outcome",
      "## Pros and Cons of the Options",
      "## More Information",
    ]);
    expect(headings(record)).toContain("### Consequences");
    expect(headings(record)).toContain("### Confirmation");
  });

  test("proposes, and leaves deciding to people", () => {
    expect(parse(record.split("---\n")[1]!)).toEqual({
      status: "proposed",
      date: "2026-11-25",
      "decision-makers": ["the platform team"],
    });
    expect(adviceRecord(adviceFixture, { date: "2026-11-25" })).not.toContain("decision-makers");
  });

  test("says what would flip it, and that nothing does", () => {
    expect(record).toContain("* Independent scaling one → none: Modular monolith");
    const firm = { ...adviceFixture.sensitivity, flips: [], pairs: [] };
    expect(adviceRecord({ ...adviceFixture, sensitivity: firm }, options)).toContain(
      "No change of a single value would flip the decision",
    );
  });

  test("shows evidence by file and line", () => {
    expect(record).toContain("`.github/workflows/deploy.yml:14`");
  });

  test.each(hostileNames)("keeps its form whatever is called %j", (name) => {
    const hostile = adviceRecord(hostileAdvice(name), { date: name, deciders: [name] });
    expect(headings(hostile).slice(1)).toEqual(headings(record).slice(1));
    expect(hostile.split("\n").filter((line) => line === "---")).toHaveLength(2);
    expect(parse(hostile.split("\n---\n")[0]!.slice(4))).toMatchObject({ status: "proposed" });
    // Outside of code, nothing opens an element, a link or a cell.
    const outside = hostile.replace(/^---\n.*?\n---\n/s, "").replace(/`[^`\n]*`/g, "");
    expect(outside).not.toMatch(/(?<!\\)[<\]]/);
    const rows = (markdown: string) =>
      markdown
        .split("\n")
        .filter((line) => line.startsWith("|"))
        .map((line) => line.replace(/\\\|/g, "").split("|").length);
    expect(rows(hostile)).toEqual(rows(record));
  });
});
