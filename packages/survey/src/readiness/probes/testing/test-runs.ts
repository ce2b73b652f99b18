import { type CiAction, ciActionsOf } from "../../ci/ci-actions.js";
import { reachedCommands } from "../../ci/reached-commands.js";
import { withoutRunner } from "../../ci/without-runner.js";
import type { Ecosystem } from "../../ecosystems/ecosystem.js";
import { oncePerRepository } from "../../once-per-repository.js";
import type { RepositoryFiles } from "../../repository-files.js";
import { testFilesOf } from "./test-files.js";
import { type TestLevel, testLevels } from "./test-level.js";

/** A step of a pipeline that runs tests, and the levels it reaches. */
export interface TestRun {
  readonly action: CiAction;
  readonly levels: readonly TestLevel[];
}

interface Runner {
  /** Left out when it may be any. */
  readonly ecosystem?: Ecosystem;
  readonly command?: RegExp;
  readonly readyMade?: RegExp;
  /** Only ever runs these. */
  readonly level?: TestLevel;
}

const runners: readonly Runner[] = [
  {
    ecosystem: "node",
    level: "end-to-end",
    command: /^(?:playwright test|cypress run|wdio\b|testcafe\b|nightwatch\b|detox test|cucumber-js\b)/,
  },
  { ecosystem: "node", level: "end-to-end", readyMade: /^cypress-io\/github-action|^cypress\/run/ },
  {
    ecosystem: "node",
    command:
      /^(?:jest|vitest|mocha|ava|tap|tape|karma start|uvu|react-scripts test|vue-cli-service test|ng test|nx (?:\S+ )*(?:test|affected|run-many)|turbo (?:run )?(?:\S+ )*test|lerna run test|bun test|deno test|(?:nyc|c8)(?: -\S+)* |node (?:\S+ )*--test\b|tsx (?:\S+ )*--test\b)/,
  },
  {
    ecosystem: "jvm",
    command:
      /^(?:mvn|mvnw)\b(?!.*(?:-DskipTests|-Dmaven\.test\.skip|-DskipITs -DskipTests)).*\b(?:test|verify|install|package|deploy|surefire:test|failsafe:\S+)\b/,
  },
  {
    ecosystem: "jvm",
    command:
      /^(?:gradle|gradlew)\b(?!.* -x (?:test|check)\b).*\s(?::?[\w:-]*:)?(?:test|check|build|\w*[tT]est)\b/,
  },
  { ecosystem: "jvm", command: /^(?:sbt .*\btest|bazel test)\b/ },
  { ecosystem: "go", command: /^(?:go test|gotestsum|ginkgo|richgo test)\b/ },
  {
    ecosystem: "python",
    command:
      /^(?:pytest|py\.test|tox|nox|unittest|green|nose2?|coverage run|(?:python[\d.]* )?(?:\.\/)?manage\.py test|hatch (?:run )?test|behave|robot)\b/,
  },
  { ecosystem: "dotnet", command: /^dotnet (?:test|vstest)\b/, readyMade: /^VSTest$/ },
  {
    ecosystem: "ruby",
    command:
      /^(?:rspec|rails test|rake(?: (?:test|spec)\S*)*$|rake (?:\S+ )*(?:test|spec)|cucumber|m |parallel_test|parallel_rspec|knapsack_pro)/,
  },
];

// Tasks that are told what to do in their settings.
const tasks: readonly (readonly [readyMade: RegExp, settings: RegExp, ecosystem: Ecosystem])[] = [
  [/^DotNetCoreCLI$/, /^test\b/, "dotnet"],
  [/^Maven$/, /\b(?:test|verify|install|package)\b/, "jvm"],
  [/^Gradle$|^gradle\/gradle-build-action$/, /\b(?:test|check|build|\w*Test)\b/, "jvm"],
  [/^(?:node|npm|Npm)/, /\btest\b/, "node"],
  [/^(?:maven|gradle)\/test$/, /^/, "jvm"],
  [/^node\/test$/, /^/, "node"],
];

const levelWords: readonly (readonly [Exclude<TestLevel, "unit">, RegExp])[] = [
  [
    "end-to-end",
    /e2e|end-?2-?end|end-?to-?end|acceptance|playwright|cypress|system[-:]?tests?|test:system|spec\/(?:system|features)|smoke/i,
  ],
  ["integration", /integration|\bintegTest|failsafe|-tags[= ]\S*integ|functional|\bIT\b|component-?tests?/i],
];
// Phases of Maven and tasks of Gradle that run every test which the build knows; Gradle's `build` includes `check`.
const wholeBuild =
  /^(?:\.[/\\])?(?:mvnw?(?:\.\w+)?\b.*\s(?:verify|install|deploy)|gradlew?(?:\.\w+)?\b.*\s(?:check|build))\b/;
const deselected = /\bnot \w+|-DskipITs|--(?:ignore|exclude|deselect)\S*[ =]\S+/g;
const onlyUnit =
  /\bunit\b(?!test)|-m ["']?(?:unit\b|not (?:integration|e2e|slow))|-short\b|-DskipITs|test:unit|Category=Unit/i;

/** Every step of the pipelines that runs tests, switched on or off. */
export const testRunsOf = oncePerRepository((files): readonly TestRun[] => {
  const tests = testFilesOf(files);
  return ciActionsOf(files).flatMap((action): readonly TestRun[] => {
    const runner = runnerOf(action) ?? scriptRunner(files, action);
    if (runner === undefined) return [];
    const own = tests.filter(({ ecosystem }) => (runner.ecosystem ?? ecosystem) === ecosystem);
    if (runner.level !== undefined) return [{ action, levels: [runner.level] }];
    const words = `${action.text} ${wordsAround(action)}`;
    const named = levelWords
      .filter(([, pattern]) => pattern.test(words.replace(deselected, "")))
      .map(([level]) => level);
    const isWhole =
      wholeBuild.test(action.text) ||
      (action.kind === "ready-made" && /\b(?:verify|install|check)\b/.test(settingsOf(action)));
    const isNarrow = onlyUnit.test(words);
    const levels = testLevels.filter((level) => {
      const present = own.filter((one) => one.level === level);
      if (present.length === 0) return false;
      if (level === "unit") return isNarrow || isWhole || named.length === 0;
      return (
        named.includes(level) ||
        (isWhole && !isNarrow && level === "integration") ||
        (!isNarrow && named.length === 0 && present.some((one) => !one.needsOwnCommand))
      );
    });
    return [{ action, levels }];
  });
});

function settingsOf({ step }: CiAction): string {
  return Object.values(step.settings).join(" ");
}

function wordsAround({ job, step, via, pipeline, line }: CiAction): string {
  const calling = step.commands
    .filter((one) => via !== undefined && one.line === line)
    .map((one) => one.text);
  const names = [job.name, step.name ?? "", ...calling];
  return pipeline.system === "gitlab" ? [job.name, ...calling].join(" ") : names.join(" ");
}

function runnerOf(action: CiAction): Runner | undefined {
  if (action.kind === "command") {
    const command = withoutRunner(action.text);
    return isNoRun(command) ? undefined : runners.find((one) => one.command?.test(command));
  }
  const direct = runners.find((one) => one.readyMade?.test(action.text));
  if (direct) return direct;
  const settings = Object.values(action.step.settings);
  const task = tasks.find(
    ([name, told]) =>
      name.test(action.text) && (told.source === "^" || settings.some((one) => told.test(one))),
  );
  return task && { ecosystem: task[2] };
}

const testScript = /^(?:npm|yarn|pnpm|bun) (?:\S+ )*?(?:t|test(?::(?!lint|types|format)[\w:-]+)?)(?:\s|$)/;
const testTarget = /^make (?:\S+ )*(?:test|tests|check|integration-test|e2e|test-[\w-]+)(?:\s|$)/;

/** What a script is called `test` for, it runs, even with a runner that nobody else knows. One that only says so is none. */
function scriptRunner(files: RepositoryFiles, { kind, text }: CiAction): Runner | undefined {
  if (kind !== "command") return undefined;
  const isScript = testScript.test(text);
  if (!isScript && !testTarget.test(text)) return undefined;
  if (reachedCommands(files, text).length === 0) return undefined;
  return isScript ? { ecosystem: "node" } : {};
}

function isNoRun(command: string): boolean {
  return /\s(?:--version|--help|--collect-only|--co|--list|--listTests|--passWithNoTests --listTests|-run[= ]\^?\$)(?:\s|$)/.test(
    command,
  );
}
