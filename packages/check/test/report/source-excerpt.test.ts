import { describe, expect, test } from "vitest";
import { caretLine } from "../../src/report/caret.js";
import { sourceExcerpt } from "../../src/report/source-excerpt.js";

/** An excerpt as it is printed, with its carets below. */
function printed(source: string, column?: number, endColumn?: number): string[] {
  const place = {
    file: "a.ts",
    line: 1,
    ...(column !== undefined && { column }),
    ...(endColumn !== undefined && { endColumn }),
  };
  const excerpt = sourceExcerpt(place, () => source);
  return excerpt ? [`${excerpt.before}${excerpt.marked}${excerpt.after}`, caretLine(excerpt)] : [];
}

describe("an excerpt of a line", () => {
  test("marks the stretch that is meant", () => {
    expect(printed('import a from "b";', 15, 18)).toEqual(['import a from "b";', "              ^^^"]);
  });

  test("marks one character when no end is known", () => {
    expect(printed("abc", 2)).toEqual(["abc", " ^"]);
  });

  test("marks nothing when the whole line is meant", () => {
    expect(printed("  abc")).toEqual(["abc", ""]);
  });

  test("leaves out the indentation", () => {
    expect(printed("\t\tabc", 4, 5)).toEqual(["abc", " ^"]);
  });

  test("shows a tab within the line as two spaces", () => {
    expect(printed("a\tbc", 3, 5)).toEqual(["a  bc", "   ^^"]);
  });

  test("puts the caret under the stretch after characters that take two columns, or none", () => {
    expect(printed("日本 x", 4, 5)).toEqual(["日本 x", "\u3000\u3000 ^"]);
    expect(printed("e\u0301 x", 4, 5)).toEqual(["e\u0301 x", "  ^"]);
    expect(printed('"日本"', 1, 5)).toEqual(['"日本"', "^^^^^^"]);
  });

  test("cuts a long line around the stretch", () => {
    const [line, caret] = printed(`${"a".repeat(500)}HERE${"b".repeat(500)}`, 501, 505);
    expect(line).toMatch(/^…a{47}HEREb{47}…$/);
    expect(caret).toBe(`${" ".repeat(48)}^^^^`);
  });

  test("gives the room that one side does not need to the other", () => {
    expect(printed(`HERE${"b".repeat(500)}`, 1, 5)[0]).toMatch(/^HEREb{95}…$/);
    expect(printed(`${"a".repeat(500)}HERE`, 501, 505)[0]).toMatch(/^…a{95}HERE$/);
  });

  test("cuts a long stretch, too", () => {
    expect([...printed("x".repeat(10_000), 1, 10_001)[0]!]).toHaveLength(60);
  });

  test("reads no more of a huge line than it shows", () => {
    const [line] = printed(`${"\u{1f600}".repeat(1_000_000)}HERE`, 2_000_001, 2_000_005);
    expect([...line!]).toHaveLength(100);
  });

  test("survives a place that the file no longer has", () => {
    expect(printed("abc", 50, 60)).toEqual(["abc", ""]);
    expect(sourceExcerpt({ file: "a.ts", line: 9 }, () => undefined)).toBeUndefined();
    expect(sourceExcerpt({ file: "a.ts" }, () => "abc")).toBeUndefined();
    expect(printed("   ", 1)).toEqual([]);
  });

  test("shows what would act on the terminal or deceive the reader", () => {
    expect(printed("a\u001b[2J\u202eb")[0]).toBe("a\\u001b[2J\\u202eb");
  });
});
