import { readStored, writeStored } from "../../src/cache/stored-value.js";

const name = "survey.json";

/** What a cache holds, apart from its own checksum. */
export function stored(cache: string): { entries: Record<string, object>; savedAt: number; format: string } {
  return readStored(cache, name) as ReturnType<typeof stored>;
}

/** Changes what a cache holds, as if it had been written so. */
export function restore(cache: string, change: (json: string) => string): void {
  writeStored(cache, name, JSON.parse(change(JSON.stringify(stored(cache)))));
}

/** As if the cache had been written later: what was younger than the file system's clock can tell is trusted now. */
export function settle(cache: string): void {
  writeStored(cache, name, { ...stored(cache), savedAt: stored(cache).savedAt + 60_000 });
}
