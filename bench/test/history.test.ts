import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { beforeAll, describe, expect, test } from "vitest";
import { type HistoryShape, planHistory, writeHistory } from "../history/index.ts";
import {
  type GeneratedRepository,
  generateRepository,
  planRepository,
  smallShape,
} from "../repository/index.ts";

const shape: HistoryShape = { commits: 230, days: 100, authors: 5 };
const until = new Date("2026-03-01T12:00:00Z");

async function git(folder: string, ...words: string[]): Promise<string> {
  return (await promisify(execFile)("git", words, { cwd: folder })).stdout.trim();
}

describe("a made-up history", () => {
  const planned = planHistory(planRepository(smallShape), shape);

  test("is the same for the same repository", () => {
    expect(planHistory(planRepository(smallShape), shape)).toEqual(planned);
    expect(planHistory(planRepository({ ...smallShape, seed: 2 }), shape)).not.toEqual(planned);
  });

  test("changes something in every commit, and some modules more than others", () => {
    expect(planned).toHaveLength(shape.commits);
    const changes = new Map<string, number>();
    for (const { changed } of planned) {
      expect(changed.length).toBeGreaterThan(0);
      for (const path of changed) {
        const module = path.split("/").slice(0, 2).join("/");
        changes.set(module, (changes.get(module) ?? 0) + 1);
      }
    }
    const counts = [...changes.values()].sort((a, b) => b - a);
    expect(counts[0]).toBeGreaterThan(3 * counts.at(-1)!);
  });
});

describe("a repository with a made-up history", () => {
  let repository: GeneratedRepository;
  let before: string;
  beforeAll(async () => {
    const folder = await mkdtemp(join(tmpdir(), "ashlar-history-"));
    repository = await generateRepository(folder, smallShape);
    before = await git(folder, "rev-parse", "HEAD");
    await writeHistory(repository, shape, until);
    return () => rm(folder, { recursive: true, force: true });
  });

  test("has the commits that were planned, up to the day that was said", async () => {
    const { folder } = repository;
    expect(await git(folder, "rev-list", "--count", "HEAD")).toBe("230");
    expect(await git(folder, "log", "-1", "--format=%aI")).toBe("2026-03-01T12:00:00+00:00");
    expect((await git(folder, "shortlog", "-sn", "HEAD")).split("\n")).toHaveLength(5);
    expect(await git(folder, "tag")).toBe("v1.1.0\nv1.2.0");
  });

  test("ends in the files that it was generated with, and some notes", async () => {
    const { folder } = repository;
    expect(await git(folder, "status", "--porcelain")).toBe("");
    const differing = await git(folder, "diff", "--name-only", before, "HEAD");
    expect(differing.split("\n").every((path) => path.startsWith("notes/"))).toBe(true);
    expect(await git(folder, "ls-files", "notes/archive")).not.toBe("");
  });

  test("tells no change that was none", async () => {
    const empty = await git(repository.folder, "log", "--format=%H %T", "HEAD");
    const trees = empty.split("\n").map((line) => line.split(" ")[1]);
    expect(new Set(trees).size).toBe(trees.length);
  });
});
