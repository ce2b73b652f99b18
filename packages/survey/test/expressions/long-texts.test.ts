import { describe, expect, test } from "vitest";
import { parseSettings } from "../../src/configuration/settings-document.ts";
import { boundedText } from "../../src/files/bounded-text.ts";
import { openRepositoryFiles, readinessOf } from "../../src/readiness/index.ts";
import { factsOf } from "../../src/source/facts-of.ts";
import { tablesInSql } from "../../src/source/tables-in-sql.ts";
import { temporaryFolder } from "../folder.ts";

// Each of these would take minutes, or hours, if the work grew with the square of the text.

describe("a text that nobody has written is done with soon:", { timeout: 60_000 }, () => {
  test.each([
    ["newlines", `select * from a${"\n".repeat(300_000)} x`],
    ["blanks after a comma", `select * from a,${" ".repeat(300_000)}b`],
    ["a comment", `select * from a /*${"x".repeat(300_000)}*/ x`],
    ["comments that do not end", `${"/* ".repeat(100_000)}`],
    ["a name in parts", `select * from a${" ".repeat(300_000)}.b`],
  ])("SQL with %s", (_, sql) => {
    expect(tablesInSql(sql).length).toBeLessThanOrEqual(2);
    expect(factsOf("a.sql", sql, "details").ok).toBe(true);
  });

  test("SQL with a hundred thousand comments that speak to Ashlar", () => {
    const facts = factsOf("a.sql", "-- ashlar-ignore x: y\n".repeat(100_000), "imports");
    expect(facts.ok && facts.facts.directives.length).toBe(100_000);
  });

  test("settings of 200,000 keys, which are refused", () => {
    const text = Array.from({ length: 200_000 }, (_, at) => `k${at}: 1\n`).join("");
    expect(parseSettings(text)).toMatchObject({ ok: false, message: expect.stringContaining("more keys") });
  });

  test("files that probes look into", async () => {
    const root = await temporaryFolder({
      "main.tf": "\n".repeat(500_000),
      CODEOWNERS: `x${" ".repeat(400_000)}x${"\n".repeat(120)}`,
      Gemfile: `gem${"\t".repeat(400_000)}${"\n".repeat(120)}`,
      Jenkinsfile: `pipeline {\n${"when{ ".repeat(80_000)}`,
      Makefile: `${"a ".repeat(200_000)}:\n\t${"helm -a -a ".repeat(40_000)}\n`,
      "deploy.sh": `helm${" -a".repeat(150_000)}\n${"cat <<x\n".repeat(50_000)}`,
      "alerts.yml": `${" \n".repeat(200_000)}- alert: x\n`,
      "docs/runbook.md": `${"`a ".repeat(150_000)}`,
    });
    const { files } = await openRepositoryFiles(root);
    expect(readinessOf(files).length).toBeGreaterThan(0);
  });
});

describe("a bounded text", () => {
  test("is the text that a person writes", () => {
    const text = `a: 1\n\n\n  b: ${"x".repeat(1_900)}\r\n`;
    expect(boundedText(text)).toBe(text.replace(/\r\n$/, "\r\n"));
  });

  test("keeps the numbers of its lines", () => {
    const lines = boundedText(`${"\n".repeat(50)}${" ".repeat(5_000)}\na${" ".repeat(5_000)}b\nc`).split(
      "\n",
    );
    expect(lines.indexOf("c")).toBe(52);
    expect(lines[51]).toBe(`a${" ".repeat(100)}`);
  });

  test("ends after a hundred empty lines", () => {
    expect(boundedText(`a\n${"\n".repeat(99)}b`)).toContain("b");
    expect(boundedText(`a\n${"\n".repeat(1_000)}b`)).not.toContain("b");
  });
});
