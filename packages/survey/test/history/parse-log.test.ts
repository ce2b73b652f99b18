import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Commit } from "../../src/history/commit.ts";
import { createLogParser } from "../../src/history/parse-log.ts";

const hash = (letter: string) => letter.repeat(40);
const raw = (status: string) => `:100644 100644 ${hash("1")} ${hash("2")} ${status}`;

const log = [
  ...[
    hash("a"),
    "Ä Person",
    "a@example.org",
    "1704067200",
    "1704067300",
    `${hash("b")}`,
    "a subject: with 😀",
  ],
  ...[`\n${raw("M")}`, "src/a b.ts", raw("R100"), "old\nname", ":new"],
  ...[hash("b"), "B", "", "1704060000", "1704060000", "", ""],
  ...[hash("c"), "C", "c@example.org", "0", "1704050000", `${hash("d")} ${hash("e")}`, "empty"],
]
  .map((field) => `${field}\0`)
  .join("");

function parsed(bytes: Buffer, cuts: readonly number[] = []): Commit[] {
  const commits: Commit[] = [];
  const parser = createLogParser((commit) => commits.push(commit));
  const places = [0, ...cuts.map((cut) => cut % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
  for (const [index, end] of places.entries()) {
    if (index > 0) parser.take(bytes.subarray(places[index - 1]!, end));
  }
  parser.end();
  return commits;
}

describe("the output of git log", () => {
  test("is a list of commits with the files they change", () => {
    expect(parsed(Buffer.from(log))).toEqual([
      {
        hash: hash("a"),
        author: "Ä Person",
        email: "a@example.org",
        at: 1_704_067_200_000,
        parents: 1,
        subject: "a subject: with 😀",
        files: 2,
        changes: [{ path: "src/a b.ts" }, { path: ":new", from: "old\nname" }],
      },
      expect.objectContaining({ hash: hash("b"), email: "", parents: 0, subject: "", files: 0, changes: [] }),
      expect.objectContaining({ hash: hash("c"), parents: 2, at: 1_704_050_000_000 }),
    ]);
  });

  test("is the same in whatever pieces it comes", () => {
    const bytes = Buffer.from(log);
    const whole = parsed(bytes);
    fc.assert(
      fc.property(fc.array(fc.nat(bytes.length), { maxLength: 12 }), (cuts) => {
        expect(parsed(bytes, cuts)).toEqual(whole);
      }),
    );
  });

  test("may be empty", () => {
    expect(parsed(Buffer.alloc(0))).toEqual([]);
  });

  test("that ends within a commit is an error", () => {
    expect(() => parsed(Buffer.from(log.slice(0, 60)))).toThrow("in the middle of a commit");
    const untilName = log.slice(0, log.indexOf("src/a b.ts"));
    expect(() => parsed(Buffer.from(untilName))).toThrow("in the middle of a commit");
  });

  test("that is something else is an error, not a history", () => {
    expect(() => parsed(Buffer.from("x\0".repeat(8)))).toThrow("something else");
  });

  test("is never read to an exception other than an error with a sentence", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        try {
          parsed(Buffer.from(bytes));
        } catch (error) {
          expect((error as Error).message).toMatch(/^git /);
        }
      }),
    );
  });

  test("keeps the first of very many files, and counts them all", () => {
    const many = Array.from({ length: 20_500 }, (_, index) => `${raw("A")}\0f${index}\0`).join("");
    const [commit] = parsed(
      Buffer.from(`${[hash("a"), "A", "a@b", "1", "1", "", "x"].join("\0")}\0\n${many}`),
    );
    expect(commit).toMatchObject({ files: 20_500 });
    expect(commit!.changes).toHaveLength(20_000);
  });
});

test.each([
  ["a clock that was ahead", 4_000_000_000, 1_704_067_200],
  ["a clock that was never set", 12, 1_704_067_200],
])("%s does not date a commit", (_, authored, committed) => {
  const text = `${[hash("a"), "A", "a@b", authored, committed, "", "x"].join("\0")}\0`;
  expect(parsed(Buffer.from(text))[0]!.at).toBe(committed * 1000);
});
