/** More renames than these are not followed, to bound the memory of a very long history. */
const renamesKept = 200_000;

/** What files are called today. */
export interface Renames {
  /** Today's name of a file, by its name in the commit that was read last. */
  today(path: string): string;
  /** The commit renamed a file. */
  add(from: string, to: string): void;
}

/** Follows renamed files through a history that is read backwards, newest commit first. */
export function createRenames(): Renames {
  const known = new Map<string, string>();
  const today = (path: string) => known.get(path) ?? path;
  return {
    today,
    add(from, to) {
      if (known.size < renamesKept || known.has(from)) known.set(from, today(to));
    },
  };
}
