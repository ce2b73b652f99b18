import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Capability } from "../../../src/readiness/capability.js";
import type { Finding } from "../../../src/readiness/finding.js";
import { runtimeProbes } from "../../../src/readiness/probes/runtime-probes.js";
import type { CapabilityEvidence } from "../../../src/readiness/readiness.js";
import { readinessOf } from "../../../src/readiness/readiness-of.js";
import type { RepositoryFiles } from "../../../src/readiness/repository-files.js";

/** Texts of files, by their path. */
export type Texts = Readonly<Record<string, string>>;

/** A repository in memory. */
export function repository(texts: Texts): RepositoryFiles {
  return {
    paths: Object.keys(texts).sort(),
    read: (path) => (Object.hasOwn(texts, path) ? texts[path] : undefined),
  };
}

const fixtures = join(dirname(fileURLToPath(import.meta.url)), "../../fixtures/readiness-runtime");

/** The names of the fixture repositories. */
export const fixtureNames: readonly string[] = readdirSync(fixtures).sort();

/** The files of a fixture repository. */
export function fixture(name: string): Texts {
  const root = join(fixtures, name);
  const names = readdirSync(root, { recursive: true, encoding: "utf8" }).sort();
  const files = names.filter((path) => statSync(join(root, path)).isFile());
  return Object.fromEntries(
    files.map((path) => [path.replaceAll("\\", "/"), readFileSync(join(root, path), "utf8")]),
  );
}

/** What the probes of the running product say of a capability. */
export function evidence(texts: Texts, capability: Capability): CapabilityEvidence {
  return readinessOf(repository(texts), runtimeProbes).find((one) => one.capability === capability)!;
}

/** What one probe says, in short: `true wired`. */
export function says(texts: Texts, probe: string): readonly string[] {
  return findings(texts, probe).map(({ outcome, strength }) =>
    outcome === "true" ? `true ${strength}` : outcome,
  );
}

/** The findings of one probe. */
export function findings(texts: Texts, probe: string): readonly Finding[] {
  return readinessOf(repository(texts), runtimeProbes)
    .flatMap((one) => one.findings)
    .filter((one) => one.probe === probe);
}

/** Where one probe saw it: `src/main.ts:3`. */
export function places(texts: Texts, probe: string): readonly string[] {
  return findings(texts, probe)
    .flatMap((one) => one.places)
    .map(({ file, line }) => (line === undefined ? file : `${file}:${line}`));
}
