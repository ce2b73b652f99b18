import { type CiAction, ciActionsOf } from "../../ci/ci-actions.js";
import type { EvidencePlace } from "../../finding.js";
import type { RepositoryFiles } from "../../repository-files.js";

const tests =
  /^(?:(?:npm|yarn|pnpm|bun) (?:.*\s)?(?:t|test)(?:[:\s]|$)|(?:npx |yarn |pnpm (?:exec )?|bunx )?(?:vitest|jest|mocha|ava)\b|node --test\b|(?:\.\/)?mvnw? .*\b(?:test|verify|install|package|deploy)\b|(?:\.\/)?gradlew? .*\b(?:test|check|build)\b|sbt .*\btest\b|go test\b|gotestsum\b|(?:python3? -m |uv run |poetry run |pipenv run )?(?:pytest|tox|nox)\b|python3? .*\b(?:unittest|manage\.py test)\b|dotnet test\b|(?:bundle exec |bin\/)?(?:rspec|rake (?:test|spec)|rails test|cucumber)\b)/;

/** What pipelines do that counts, and matches one of these. */
export function stepsLike(files: RepositoryFiles, patterns: readonly RegExp[]): readonly CiAction[] {
  return ciActionsOf(files).filter(({ counts, text }) => counts && patterns.some((one) => one.test(text)));
}

/** The steps that run the product's tests. */
export function testSteps(files: RepositoryFiles): readonly CiAction[] {
  return stepsLike(files, [tests]);
}

/** Where a step stands. */
export function placeOfStep({ file, line }: CiAction): EvidencePlace {
  return { file, line };
}
