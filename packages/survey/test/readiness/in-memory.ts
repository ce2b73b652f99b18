import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Finding } from "../../src/readiness/finding.js";
import type { Probe } from "../../src/readiness/probe.js";
import { readinessOf } from "../../src/readiness/readiness-of.js";
import type { RepositoryFiles } from "../../src/readiness/repository-files.js";

export type Texts = Readonly<Record<string, string>>;

/** A repository of these files. */
export function repository(texts: Texts): RepositoryFiles {
  return {
    paths: Object.keys(texts).sort(),
    read: (path) => (Object.hasOwn(texts, path) ? texts[path] : undefined),
  };
}

/** The files of a fixture below `test/fixtures/readiness`. */
export function fixtureTexts(name: string): Texts {
  const root = fileURLToPath(new URL(`../fixtures/readiness/${name}`, import.meta.url));
  const entries = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const paths = entries.map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(paths.map((path) => [path.slice(root.length + 1), readFileSync(path, "utf8")]));
}

/** What one probe finds in a repository of these files. */
export function findings(probe: Probe, texts: Texts): readonly Finding[] {
  return readinessOf(repository(texts), [probe]).flatMap((one) => one.findings);
}

/** The strongest finding of a probe, in short: `exercised`, `false`, `not-available`, … */
export function answer(probe: Probe, texts: Texts): string {
  const [first] = findings(probe, texts);
  return first === undefined ? "nothing" : first.outcome === "true" ? first.strength : first.outcome;
}
