import type { RepositoryPlan } from "../repository/index.ts";
import { type Random, randomFor } from "../repository/random.ts";

/** A commit that is decided, before it is made. */
export interface PlannedCommit {
  readonly author: string;
  readonly subject: string;
  /** How long before the last one it was made. */
  readonly daysBefore: number;
  /** The files that it changes; never empty. */
  readonly changed: readonly string[];
  /** A note that it adds, and one that it moves into the archive. */
  readonly added?: string;
  readonly moved?: readonly [from: string, to: string];
  readonly tag?: string;
}

/** How much history to make. */
export interface HistoryShape {
  readonly commits: number;
  readonly days: number;
  readonly authors: number;
}

const commitsPerRelease = 100;
const commitsPerNote = 50;

/**
 * Decides the commits that led to a repository, oldest first. Most change a few files of one module, some reach into a second
 * one; a few modules see most of the changes, every fifth commit repairs something, notes are added and later moved.
 */
export function planHistory(plan: RepositoryPlan, shape: HistoryShape): readonly PlannedCommit[] {
  const random = randomFor(plan.shape.seed, "history");
  const modules = plan.modules.map(({ sources }) => sources.map(({ path }) => path));
  return Array.from({ length: shape.commits }, (_, at) => {
    const number = at + 1;
    return {
      author: `Author ${random.between(1, shape.authors)}`,
      subject: `${random.chance(0.2) ? "fix" : random.pick(["feat", "chore", "refactor"])}: change ${number}`,
      daysBefore: (shape.days * (shape.commits - number)) / shape.commits,
      changed: changedFiles(modules, random),
      ...noteOf(number),
      ...(number % commitsPerRelease === 0 && { tag: `v1.${number / commitsPerRelease}.0` }),
    };
  });
}

function changedFiles(modules: readonly (readonly string[])[], random: Random): readonly string[] {
  const touched = [busyOf(modules, random), ...(random.chance(0.15) ? [random.pick(modules)] : [])];
  const files = touched.flatMap((files) =>
    random.some(files, Math.max(1, Math.round(random.logNormal(2.5, 0.8)))),
  );
  return [...new Set(files)];
}

/** Squaring makes the first modules the busy ones. */
function busyOf<Module>(modules: readonly Module[], random: Random): Module {
  const place = random.between(0, 999) / 1000;
  return modules[Math.floor(place * place * modules.length)]!;
}

function noteOf(number: number): Pick<PlannedCommit, "added" | "moved"> {
  const note = Math.floor(number / commitsPerNote);
  const name = `${note}.md`;
  if (number % commitsPerNote === 0) return { added: `notes/${name}` };
  const isMoved = note > 0 && number % commitsPerNote === commitsPerNote / 2;
  return isMoved ? { moved: [`notes/${name}`, `notes/archive/${name}`] } : {};
}
