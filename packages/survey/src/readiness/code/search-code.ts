import type { Ecosystem } from "../ecosystems/ecosystem.js";
import type { EvidencePlace } from "../finding.js";
import { oncePerRepository } from "../once-per-repository.js";
import { isFixture, roleOf } from "../product-path.js";
import type { RepositoryFiles } from "../repository-files.js";
import { bareText } from "./bare-text.js";

/** What to look for in code. */
export interface CodeSearch {
  /** Looked for line by line, comments left out. No `g` flag. */
  readonly pattern: RegExp;
  /** Only in the sources of these; in all when left out. */
  readonly ecosystems?: readonly Ecosystem[];
  /** Product code unless said otherwise. */
  readonly role?: "product" | "test";
  /** Enough places to stop at: 3 unless said otherwise. */
  readonly limit?: number;
}

interface SourceFile {
  readonly path: string;
  readonly ecosystem: Ecosystem;
  readonly role: "product" | "test";
}

const ecosystemOf: ReadonlyMap<string, Ecosystem> = new Map(
  (
    [
      ["node", "ts tsx mts cts js jsx mjs cjs vue svelte"],
      ["jvm", "java kt groovy scala"],
      ["go", "go"],
      ["python", "py"],
      ["dotnet", "cs fs vb"],
      ["ruby", "rb ru"],
    ] as const
  ).flatMap(([ecosystem, names]) => names.split(" ").map((name) => [name, ecosystem] as const)),
);

// Beyond this many a repository has shown what its people use.
const mostFiles = 20_000;

/** The source files of a repository: its product's and its tests', without examples, fixtures and what is not its own. */
export const sourceFilesOf = oncePerRepository((files): readonly SourceFile[] =>
  files.paths
    .flatMap((path): readonly SourceFile[] => {
      const ecosystem = ecosystemOf.get(path.slice(path.lastIndexOf(".") + 1));
      if (ecosystem === undefined || isFixture(path)) return [];
      const role = roleOf(path);
      return role === "product" || role === "test" ? [{ path, ecosystem, role }] : [];
    })
    .slice(0, mostFiles),
);

/**
 * Where a pattern stands in the repository's own code, by path and line, at most one place a file.
 *
 * @example
 * searchCode(files, { pattern: /\bnew CircuitBreaker\(/, ecosystems: ["node"] });
 */
export function searchCode(files: RepositoryFiles, search: CodeSearch): readonly EvidencePlace[] {
  const { pattern, ecosystems, role = "product", limit = 3 } = search;
  const anywhere = new RegExp(
    pattern.source,
    pattern.flags.includes("m") ? pattern.flags : `${pattern.flags}m`,
  );
  const places: EvidencePlace[] = [];
  for (const file of sourceFilesOf(files)) {
    if (places.length >= limit) break;
    if (file.role !== role || (ecosystems && !ecosystems.includes(file.ecosystem))) continue;
    if (!anywhere.test(files.read(file.path) ?? "")) continue;
    const at = (bareText(files, file.path) ?? "").split("\n").findIndex((line) => pattern.test(line));
    if (at !== -1) places.push({ file: file.path, line: at + 1 });
  }
  return places;
}
