import { expect, test } from "vitest";
import { caveats, type HistoryCounts } from "../../src/history/caveats.ts";

const sound: HistoryCounts = {
  isShallow: false,
  isPartial: false,
  isTruncated: false,
  commits: 1_000,
  byBots: 0,
  massChanges: 0,
  massFiles: 50,
  withPullRequest: 0,
  byMostActive: 200,
  taggedPackages: 0,
  span: 400 * 86_400_000,
};

test("a long history by many people has none", () => {
  expect(caveats(sound)).toEqual([]);
});

test.each([
  ["shallow", { isShallow: true }, "shallow: only 1000 commits"],
  ["partial", { isPartial: true }, "partial"],
  ["truncated", { isTruncated: true }, "newest 1000 commits"],
  ["squashed", { withPullRequest: 500 }, "50 % of the commits"],
  ["bots", { byBots: 50 }, "50 commits by bots (5 %)"],
  ["mass-changes", { massChanges: 1 }, "1 mass change "],
  ["package-tags", { taggedPackages: 7 }, "(7)"],
  ["single-author", { byMostActive: 950 }, "95 %"],
  ["short", { commits: 99, byMostActive: 20 }, "99 commits in 400 days"],
  ["short", { span: 86_400_000 }, "in 1 day."],
] as const)("%s", (kind, counts, words) => {
  const [caveat, ...others] = caveats({ ...sound, ...counts });
  expect(others).toEqual([]);
  expect(caveat).toMatchObject({ kind, message: expect.stringContaining(words) });
});

test("bots and people are not mixed up when all commits are by bots", () => {
  expect(caveats({ ...sound, byBots: 1_000, byMostActive: 0 }).map(({ kind }) => kind)).toEqual(["bots"]);
});
