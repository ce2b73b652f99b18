import { bareText } from "../../code/bare-text.js";
import { sourceFilesOf } from "../../code/search-code.js";
import { withoutStrings } from "../../code/without-strings.js";
import type { Ecosystem } from "../../ecosystems/ecosystem.js";
import type { EvidencePlace } from "../../finding.js";
import { oncePerRepository } from "../../once-per-repository.js";
import type { RepositoryFiles } from "../../repository-files.js";
import { levelOf, type TestLevel } from "./test-level.js";

/** A file with at least one test that is not skipped. */
export interface TestFile {
  readonly path: string;
  /** Of its first test. */
  readonly line: number;
  readonly ecosystem: Ecosystem;
  readonly level: TestLevel;
  /** The ordinary test command passes it over: a build tag, a source set or a runner of its own. */
  readonly needsOwnCommand: boolean;
}

const testStarts: Readonly<Record<Ecosystem, RegExp>> = {
  node: /^\s*(?:await |void )?(?:it|test|Deno\.test|scenario|specify)(?:\.(?:each|concurrent|only|prop|for|serial|describe)\b[^(`]*|\s*)[(`]/,
  jvm: /@(?:Test|ParameterizedTest|RepeatedTest|Property|TestFactory|ArchTest)\b|^\s*def ["'].+["']\s*\(\)|^\s*(?:test|it|should|given|expect)\(["']|^\s*["'].+["'] (?:in|should|-)\s*\{/,
  go: /^func (?:Test|Fuzz|Example)\w*\(|\b(?:It|Describe|Specify)\(["`]/,
  python: /^\s*(?:async )?def test\w*\(|^class \w+\(.*TestCase\)/,
  dotnet: /\[(?:Fact|Theory|Test|TestCase|TestMethod|DataTestMethod|Scenario|Property)\b[^\]]*\]/,
  ruby: /^\s*(?:it|specify|test|scenario|example)\s*\(?\s*["'{]|^\s*def test_\w+|^\s*it \{/,
};

const skipped =
  /\b(?:it|test|describe)\.(?:skip|todo|fixme)\b|^\s*x(?:it|test|describe)\b|@(?:Disabled|Ignore)\b|Skip\s*=|@pytest\.mark\.skip\b|@unittest\.skip\b/;

/** The tests of a repository. Files that merely stand among tests, or hold nothing but skipped ones, are none. */
export const testFilesOf = oncePerRepository((files): readonly TestFile[] =>
  sourceFilesOf(files).flatMap((source): readonly TestFile[] => {
    if (source.role !== "test") return [];
    const { path, ecosystem } = source;
    const text = bareText(files, path);
    if (text === undefined) return [];
    const lines = text.split("\n");
    const at = lines.findIndex(
      (line, index) =>
        testStarts[ecosystem].test(line) &&
        !skipped.test(line) &&
        !skipped.test(decoratorsAbove(lines, index)),
    );
    if (at === -1) return [];
    // Go writes its build tags as comments.
    const tags =
      ecosystem === "go" ? (files.read(path)?.match(/^\/\/(?:go:build| \+build) .*$/gm) ?? []) : [];
    const told = [...tags, withoutStrings(text)].join("\n");
    const level = levelOf(path, told, ecosystem);
    return [
      {
        path,
        line: at + 1,
        ecosystem,
        level,
        needsOwnCommand: needsOwnCommand(files, { ecosystem, level, path, told }),
      },
    ];
  }),
);

/** Where there are tests of a level; a few places. */
export function placesOfLevel(tests: readonly TestFile[], level: TestLevel): readonly EvidencePlace[] {
  return tests
    .filter((one) => one.level === level)
    .slice(0, 3)
    .map(({ path, line }) => ({ file: path, line }));
}

function decoratorsAbove(lines: readonly string[], at: number): string {
  const above = lines[at - 1] ?? "";
  const below = lines[at + 1] ?? "";
  return [above, below].filter((line) => /^\s*[@[]/.test(line)).join("\n");
}

interface JudgedTest {
  readonly ecosystem: Ecosystem;
  readonly level: TestLevel;
  readonly path: string;
  /** Its text without comments and strings, with its build tags. */
  readonly told: string;
}

function needsOwnCommand(files: RepositoryFiles, { ecosystem, level, path, told }: JudgedTest): boolean {
  if (level === "unit") return false;
  switch (ecosystem) {
    case "go":
      return /^\/\/(?:go:build| \+build) /m.test(told);
    case "jvm":
      return (
        /(?:^|\/)src\/(?!test\/)\w*[tT]est\w*\//.test(path) ||
        (/(?:IT|ITCase)\.\w+$/.test(path) && isBuiltByMaven(files, path))
      );
    case "node":
      return level === "end-to-end";
    default:
      return false;
  }
}

const builds = /^(?:pom\.xml|build\.gradle(?:\.kts)?|build\.sbt)$/;

const buildsByFolder = oncePerRepository((files): ReadonlyMap<string, string> => {
  const found = new Map<string, string>();
  for (const path of files.paths) {
    const slash = path.lastIndexOf("/") + 1;
    const name = path.slice(slash);
    if (builds.test(name)) found.set(path.slice(0, slash), name);
  }
  return found;
});

/** Only Maven passes over what is called `…IT`; Gradle goes by source sets. */
function isBuiltByMaven(files: RepositoryFiles, path: string): boolean {
  const byFolder = buildsByFolder(files);
  let folder = path;
  while (folder !== "") {
    folder = folder.slice(0, folder.lastIndexOf("/", folder.length - 2) + 1);
    const build = byFolder.get(folder);
    if (build !== undefined) return build === "pom.xml";
  }
  return false;
}
