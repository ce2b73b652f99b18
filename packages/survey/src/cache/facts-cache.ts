import { createHash } from "node:crypto";
import type { Stats } from "node:fs";
import type { Depth } from "../source/depth.js";
import type { Facts } from "../source/facts-of.js";
import { clockGrainMs } from "./clock-grain.js";
import { readStored, writeStored } from "./stored-value.js";

/**
 * Remembers what sources say, by their content. As git does, it believes a file that has the size and the times it had;
 * only one whose times are newer is read, and only one whose content is new is parsed.
 */
export interface FactsCache {
  /** What is known of a file of which nothing has changed. */
  recall(path: string, stats: Stats, depth: Depth): Facts | undefined;
  /** What is known of this content of a file. */
  recognise(path: string, stats: Stats, text: string, depth: Depth): Facts | undefined;
  learn(path: string, stats: Stats, text: string, depth: Depth, facts: Facts): void;
  /** Writes what was learnt, and forgets files that were not asked for. A cache that cannot be written is none. */
  save(): void;
}

interface Entry {
  readonly size: number;
  readonly modified: number;
  readonly changed: number;
  readonly hash: string;
  readonly depth: Depth;
  readonly facts: Facts;
}

interface Stored {
  readonly format: string;
  /** When it was written, in milliseconds since 1970 by the file system's clock. */
  readonly savedAt: number;
  readonly entries: Readonly<Record<string, Entry>>;
}

const fileName = "survey.json";
// Raised whenever the same source would yield other facts.
const format = "3";

/** Opens the cache in a folder; what is damaged or of another format is forgotten. */
export function openFactsCache(folder: string): FactsCache {
  const { entries, savedAt } = load(folder);
  const kept: Record<string, Entry> = Object.create(null);
  let news = false;

  const deepEnough = (entry: Entry, depth: Depth) => entry.depth === "details" || depth === "imports";
  const keep = (path: string, entry: Entry) => {
    kept[path] = entry;
    return entry.facts;
  };

  return {
    recall(path, { size, mtimeMs, ctimeMs }, depth) {
      const entry = entries[path];
      if (!entry || !deepEnough(entry, depth)) return undefined;
      const same = entry.size === size && entry.modified === mtimeMs && entry.changed === ctimeMs;
      const writtenMs = Math.max(mtimeMs, ctimeMs);
      return same && writtenMs < savedAt - clockGrainMs(writtenMs) ? keep(path, entry) : undefined;
    },
    recognise(path, { size, mtimeMs, ctimeMs }, text, depth) {
      const entry = entries[path];
      if (!entry || !deepEnough(entry, depth) || entry.hash !== hashOf(text)) return undefined;
      news = true;
      return keep(path, { ...entry, size, modified: mtimeMs, changed: ctimeMs });
    },
    learn(path, { size, mtimeMs, ctimeMs }, text, depth, facts) {
      news = true;
      kept[path] = { size, modified: mtimeMs, changed: ctimeMs, hash: hashOf(text), depth, facts };
    },
    save() {
      const gone = Object.keys(entries).length !== Object.keys(kept).length;
      if (news || gone) writeStored(folder, fileName, { format, savedAt: Date.now(), entries: kept });
    },
  };
}

function load(folder: string): Stored {
  const stored = readStored(folder, fileName) as Stored | undefined;
  return stored?.format === format ? stored : { format, savedAt: 0, entries: {} };
}

function hashOf(text: string): string {
  return createHash("sha1").update(text).digest("base64");
}
