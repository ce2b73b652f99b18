import type { ModuleFolder } from "./modules-of-history.js";
import type { Touch } from "./self-containment.js";

/** Two modules that change together. */
export interface CoChange {
  /** The names of both, in the order of their folders. */
  readonly modules: readonly [string, string];
  /** Commits that touch both. */
  readonly together: number;
  /** That, as a share (0–1) of the commits of the one that changes less. */
  readonly share: number;
}

/** Which pairs of modules change together, the most frequent first; pairs that never do are left out. */
export function coChanges(modules: readonly ModuleFolder[], touches: readonly Touch[]): readonly CoChange[] {
  const size = modules.length;
  const commits = modules.map(() => 0);
  const together = new Map<number, number>();
  for (const touch of touches) {
    for (let place = 0; place < touch.modules.length; place += 1) {
      const one = touch.modules[place]!;
      commits[one]! += 1;
      for (let next = place + 1; next < touch.modules.length; next += 1) {
        const other = touch.modules[next]!;
        const pair = Math.min(one, other) * size + Math.max(one, other);
        together.set(pair, (together.get(pair) ?? 0) + 1);
      }
    }
  }
  const byFolder = (a: number, b: number) => (modules[a]!.folder < modules[b]!.folder ? [a, b] : [b, a]);
  return [...together]
    .map(([pair, count]) => {
      const [one, other] = byFolder(Math.floor(pair / size), pair % size) as [number, number];
      return { one, other, count, share: count / Math.min(commits[one]!, commits[other]!) };
    })
    .sort(
      (a, b) =>
        b.count - a.count ||
        b.share - a.share ||
        order(modules[a.one]!.folder, modules[b.one]!.folder) ||
        order(modules[a.other]!.folder, modules[b.other]!.folder),
    )
    .map(({ one, other, count, share }) => ({
      modules: [modules[one]!.name, modules[other]!.name],
      together: count,
      share,
    }));
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
