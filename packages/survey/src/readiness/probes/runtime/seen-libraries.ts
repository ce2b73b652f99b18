import { capitalised } from "../../../printing/capitalised.js";
import { listed } from "../../../printing/listed.js";
import { sourceFilesOf } from "../../code/search-code.js";
import { ecosystemsOf } from "../../ecosystems/ecosystems-of.js";
import type { EvidencePlace } from "../../finding.js";
import type { Sighting } from "../../probe.js";
import type { RepositoryFiles } from "../../repository-files.js";
import type { Library } from "./library.js";
import { evidenceFor, type LibraryEvidence } from "./library-evidence.js";

/** What a repository says of a family of libraries. */
export interface SeenLibraries<L extends Library> {
  readonly used: readonly LibraryEvidence<L>[];
  /** Named by a manifest, and used nowhere that was looked at. */
  readonly unused: readonly LibraryEvidence<L>[];
}

/** Looks for a family of libraries. */
export function seeLibraries<L extends Library>(
  files: RepositoryFiles,
  libraries: readonly L[],
): SeenLibraries<L> {
  const known = evidenceFor(files, libraries);
  return {
    used: known.filter(({ used }) => used.length > 0),
    unused: known.filter(({ used }) => used.length === 0),
  };
}

/** Whether there is code, or a manifest, in a language whose libraries are known. */
export function hasKnownCode(files: RepositoryFiles): boolean {
  return ecosystemsOf(files).present.length > 0 || sourceFilesOf(files).length > 0;
}

/** How a family of libraries is spoken of. */
export interface FamilyWords {
  /** `traces are recorded with` */
  readonly used: string;
  /** `a tracing library` */
  readonly family: string;
}

/**
 * One sighting for a family of libraries: used (as strong as the probe), named by a manifest only (declared), nowhere
 * (false), or not available where no code is in a known language.
 */
export function sightingOf<L extends Library>(
  files: RepositoryFiles,
  { used, unused }: SeenLibraries<L>,
  words: FamilyWords,
): Sighting {
  if (used.length > 0) {
    return {
      outcome: "true",
      message: `${capitalised(words.used)} ${listed(namesOf(used))}.`,
      places: placesOf(used.map((one) => one.used)),
    };
  }
  if (unused.length > 0) {
    return {
      outcome: "true",
      strength: "declared",
      message: `${listed(namesOf(unused))}: a dependency, but no product code or start command was seen to use it.`,
      places: placesOf(unused.map((one) => one.declared)),
    };
  }
  return hasKnownCode(files)
    ? { outcome: "false", message: `No manifest names ${words.family}.` }
    : {
        outcome: "not-available",
        message: `No code in a language whose libraries are known, so ${words.family} could not be looked for.`,
      };
}

/** The first place of each, then the others, six at most. */
export function placesOf(lists: readonly (readonly EvidencePlace[])[]): readonly EvidencePlace[] {
  const places = [...lists.flatMap((one) => one.slice(0, 1)), ...lists.flatMap((one) => one.slice(1))];
  return places.slice(0, 6);
}

/** The names of libraries, each once. */
export function namesOf(seen: readonly LibraryEvidence[]): readonly string[] {
  return [...new Set(seen.flatMap(({ names }) => names))];
}
