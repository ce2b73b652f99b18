import { dirname, join } from "node:path";
import picomatch from "picomatch";
import type { Tsconfig, TsconfigReader } from "./tsconfig.js";

/** What a tsconfig says of the files it is for. Paths are absolute. */
export interface WrittenScope {
  /** The tsconfig itself. */
  readonly path: string;
  readonly files: readonly string[] | undefined;
  readonly include: readonly string[] | undefined;
  readonly exclude: readonly string[] | undefined;
}

/** Tests whether a tsconfig is meant for a file, by its `files`, `include` and `exclude`. */
export function scopeTest({ path, files, include, exclude }: WrittenScope): (file: string) => boolean {
  const included = matching(include ?? (files ? [] : [join(dirname(path), "**/*")]));
  const excluded = matching(exclude ?? []);
  return (file) => files?.includes(file) || (included(file) && !excluded(file));
}

/**
 * The tsconfig that holds for a file: of those that the nearest one refers to, also by way of others, the first that is meant for
 * the file; else the nearest, as loaders and bundlers have it.
 */
export function tsconfigFor(nearest: Tsconfig, file: string, reader: TsconfigReader): Tsconfig {
  const seen = new Set([nearest.path]);
  const open = [nearest];
  for (const config of open) {
    for (const reference of config.references) {
      const place = reference.endsWith(".json") ? reference : join(reference, "tsconfig.json");
      if (seen.has(place)) continue;
      seen.add(place);
      const referred = reader.read(place);
      if (!referred) continue;
      if (referred.isFor(file)) return referred;
      open.push(referred);
    }
  }
  return nearest;
}

/** TypeScript's patterns: a folder stands for all that is in it, and `*` does not cross folders. */
function matching(patterns: readonly string[]): (file: string) => boolean {
  if (patterns.length === 0) return () => false;
  const globs = patterns.flatMap((pattern) =>
    /[*?]|\.\w+$/.test(pattern) ? [pattern, `${pattern}/**`] : [`${pattern}/**`],
  );
  return picomatch(globs, { dot: true });
}
