import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { strengths } from "../../src/readiness/capability.js";
import type { Finding } from "../../src/readiness/finding.js";
import { probes } from "../../src/readiness/probes/catalogue.js";
import { deliveryProbes } from "../../src/readiness/probes/delivery-probes.js";
import { readinessOf } from "../../src/readiness/readiness-of.js";
import type { RepositoryFiles } from "../../src/readiness/repository-files.js";
import { seeded } from "../seeded.js";
import { fixtureTexts, repository, type Texts } from "./in-memory.js";

const fixtures = [
  "node-github-service",
  "jvm-jenkins-service",
  "go-gitlab-service",
  "python-circle-service",
  "dotnet-azure-service",
  "ruby-github-capistrano",
  "node-delivery-traps",
].map((name) => [name, fixtureTexts(name)] as const);
const anyFixture = fc.constantFrom(...fixtures.map(([, texts]) => texts));
const pathsOfFixtures = [...new Set(fixtures.flatMap(([, texts]) => Object.keys(texts)))];

function all(files: RepositoryFiles): readonly Finding[] {
  return readinessOf(files, deliveryProbes).flatMap(({ findings }) => findings);
}

const positive = (texts: Texts) =>
  all(repository(texts))
    .filter(({ outcome }) => outcome === "true")
    .map(({ probe, strength }) => `${probe} ${strength}`);

const rank = (texts: Texts) =>
  readinessOf(repository(texts), deliveryProbes).map(({ strength }) =>
    strengths.indexOf(strength as "wired"),
  );

describe("findings", () => {
  it("do not depend on the order of paths, and are the same every time", () => {
    fc.assert(
      fc.property(
        anyFixture.chain((texts) =>
          fc.tuple(
            fc.constant(texts),
            fc.shuffledSubarray(Object.keys(texts), { minLength: Object.keys(texts).length }),
          ),
        ),
        ([texts, paths]) => {
          const { read } = repository(texts);
          expect(readinessOf({ paths, read }, deliveryProbes)).toEqual(
            readinessOf(repository(texts), deliveryProbes),
          );
        },
      ),
      seeded({ numRuns: 30 }),
    );
  });

  it("stay when an unrelated file comes", () => {
    const unrelated = fc.record({
      path: fc.constantFrom(
        "notes.txt",
        "assets/logo.svg",
        "docs/glossary.md",
        "examples/b/main.go",
        "a/b/data.csv",
        "src/z.css",
      ),
      text: fc.string({ maxLength: 200 }),
    });
    fc.assert(
      fc.property(anyFixture, fc.array(unrelated, { maxLength: 4 }), (texts, added) => {
        const more = { ...Object.fromEntries(added.map(({ path, text }) => [path, text])), ...texts };
        expect(positive(more)).toEqual(expect.arrayContaining(positive(texts)));
      }),
      seeded({ numRuns: 60 }),
    );
  });

  // What excuses a step is a line, too: without `uses: helm/kind-action`, the step after it is a deployment. So no traps here.
  it.each(fixtures.filter(([name]) => !name.endsWith("-traps")))(
    "never prove more when lines of pipelines, settings or code become comments (%s)",
    (_, texts) => {
      const was = rank(texts);
      for (const path of Object.keys(texts)) {
        for (const { from, count, text } of commented(path, texts[path]!)) {
          for (const [at, strength] of rank({ ...texts, [path]: text }).entries()) {
            expect(strength, `${path}, ${count} lines from ${from}`).toBeLessThanOrEqual(was[at]!);
          }
        }
      }
    },
  );
});

const commentMarks: readonly (readonly [RegExp, string])[] = [
  [/\.(?:ya?ml|py|rb|toml)$|(?:Gemfile|Capfile|CODEOWNERS)$/, "#"],
  [/\.(?:ts|java|go|cs)$|Jenkinsfile$/, "//"],
];

/** A file with up to twelve lines in a row made a comment, in every way; none for a file that knows no such comments. */
function* commented(path: string, text: string) {
  const mark = commentMarks.find(([pattern]) => pattern.test(path))?.[1];
  const lines = text.split("\n");
  for (let from = 0; mark !== undefined && from < lines.length; from++) {
    for (let count = 1; count <= Math.min(12, lines.length - from); count++) {
      const isOut = (at: number) => at >= from && at < from + count;
      yield { from, count, text: lines.map((line, at) => (isOut(at) ? mark + line : line)).join("\n") };
    }
  }
}

describe("every probe answers", () => {
  it("in an empty repository", () => {
    for (const probe of probes) expect(probe.look(repository({})).length, probe.id).toBeGreaterThan(0);
  });

  it("when files are cut short, are no text, or cannot be read", () => {
    const damage = fc.oneof(
      fc.record({ cut: fc.nat(2_000) }),
      fc.record({ text: fc.string({ unit: "binary", maxLength: 300 }) }),
      fc.record({
        text: fc.constantFrom(
          "[".repeat(5_000),
          "a: &a [*a, *a]\n",
          "{".repeat(90),
          "- ".repeat(3_000),
          "<dependency>".repeat(2_000),
        ),
      }),
      fc.constant({ unreadable: true } as const),
    );
    const damaged = anyFixture.chain((texts) =>
      fc
        .dictionary(fc.constantFrom(...pathsOfFixtures), damage, { maxKeys: 6 })
        .map((damages) => ({ texts, damages })),
    );
    fc.assert(
      fc.property(damaged, ({ texts, damages }) => {
        const paths = [...new Set([...Object.keys(texts), ...Object.keys(damages)])].sort();
        const read = (path: string): string | undefined => {
          const one = damages[path];
          if (one === undefined) return texts[path];
          if ("unreadable" in one) return undefined;
          return "text" in one ? one.text : texts[path]?.slice(0, one.cut);
        };
        for (const probe of probes) {
          const seen = probe.look({ paths, read });
          expect(seen.length, probe.id).toBeGreaterThan(0);
          for (const { message } of seen) expect(message).toMatch(/^[A-Z].*\.$/);
        }
      }),
      seeded({ numRuns: 60 }),
    );
  });

  // Half a megabyte is the most that is ever read. What takes quadratic time would not end here.
  it.each([
    "[",
    "{",
    '"',
    "'",
    "`",
    "/*",
    "<!--",
    '"""',
    "<plugin>",
    "stage('a') {",
    "catchError {",
    "\\",
    "$(",
    "a: ",
    "- ",
    " ",
    "x",
  ])("when a file holds nothing but %j", (piece) => {
    const text = piece.repeat(Math.floor((512 * 1024) / piece.length));
    const texts = Object.fromEntries(
      [
        ".github/workflows/a.yml",
        "Jenkinsfile",
        "pom.xml",
        "build.gradle",
        "gradle/libs.versions.toml",
        "go.mod",
        "Gemfile",
        "pyproject.toml",
        "a.csproj",
        "package.json",
        "Makefile",
        "src/a.test.ts",
        "docs/runbooks/a.md",
        "src/a.py",
      ].map((path) => [path, text]),
    );
    for (const probe of deliveryProbes) expect(probe.look(repository(texts)).length).toBeGreaterThan(0);
  });
});
