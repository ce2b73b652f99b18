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
  const included = including(include ?? (files ? [] : [join(dirname(path), "**/*")]));
  const excluded = excluding(exclude ?? []);
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

/** What `include` takes in: a last part without a dot or a wildcard stands for a whole folder; `*` does not cross folders. */
function including(patterns: readonly string[]): (file: string) => boolean {
  return matching(patterns.map((pattern) => (/[.*?][^/]*$/.test(pattern) ? pattern : `${pattern}/**`)));
}

/** What `exclude` leaves out: all that a pattern matches, and all below it. */
function excluding(patterns: readonly string[]): (file: string) => boolean {
  return matching(patterns.flatMap((pattern) => [pattern, `${pattern}/**`]));
}

function matching(globs: readonly string[]): (file: string) => boolean {
  const usable = globs.filter((glob) => glob.length < 1_000);
  return usable.length === 0 ? () => false : picomatch(usable, { dot: true });
}
