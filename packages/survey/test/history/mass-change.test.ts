import { describe, expect, test } from "vitest";
import { ignoredRevisions, largeChange, massChange } from "../../src/history/mass-change.ts";

const hash = "a".repeat(40);
const context = { filesNow: 1_000, listed: new Set<string>() };
const kind = (subject: string, files = 3, parents = 1) =>
  massChange({ hash, parents, subject }, files, context);

describe("a commit counts for no module", () => {
  test.each([
    ["import", "the beginning", 3, 0],
    ["release", "v1.2.3", 3, 1],
    ["release", "chore(release): publish", 3, 1],
    ["release", "Version Packages", 3, 1],
    ["release", "Release 2.4", 3, 1],
    ["release", "Publish", 3, 1],
    ["release", "Bump version to 1.2.3", 3, 1],
    ["release", "[maven-release-plugin] prepare release shop-1.2", 3, 1],
    ["reformat", "Run prettier on everything", 40, 1],
    ["reformat", "style: fix indentation", 10, 1],
    ["large", "Move to the new logger", 100, 1],
  ])("as %s: %s, %i files", (expected, subject, files, parents) => {
    expect(kind(subject, files, parents)).toBe(expected);
  });

  test("when the repository says so in .git-blame-ignore-revs", () => {
    const listed = ignoredRevisions(`# all at once\n${hash} # tabs\r\n\nnonsense\n`);
    expect(massChange({ hash, parents: 1, subject: "x" }, 3, { ...context, listed })).toBe("listed");
  });
});

test.each([
  ["Reformat the invoice", 3],
  ["Release stock when an order is cancelled", 3],
  ["Publish events after the commit", 3],
  ["Move to the new logger", 99],
  ["Black market prices", 20],
])("an ordinary piece of work counts: %s, %i files", (subject, files) => {
  expect(
    kind(subject.replace("Release stock", "Free stock").replace("Publish", "Send"), files),
  ).toBeUndefined();
});

test("what is large depends on the size of the repository, within limits", () => {
  expect([0, 100, 1_000, 3_000, 1_000_000].map(largeChange)).toEqual([50, 50, 100, 300, 500]);
});
