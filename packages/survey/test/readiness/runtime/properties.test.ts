import fc from "fast-check";
import { expect, test } from "vitest";
import { runtimeProbes } from "../../../src/readiness/probes/runtime-probes.js";
import type { Readiness } from "../../../src/readiness/readiness.js";
import { readinessOf } from "../../../src/readiness/readiness-of.js";
import { fixture, fixtureNames, repository, type Texts } from "./repository.js";

const all = new Map(fixtureNames.map((name) => [name, fixture(name)]));
const operated = [
  "node-orders",
  "jvm-payments",
  "go-gateway",
  "python-billing",
  "dotnet-checkout",
  "ruby-shop",
];
const look = (texts: Texts): Readiness => readinessOf(repository(texts), runtimeProbes);
const rank = (strength: string) => ["declared", "wired", "exercised"].indexOf(strength);

const anyFixture = fc.constantFrom(...fixtureNames);
const folder = fc.constantFrom(
  "",
  "src/",
  "lib/",
  "app/",
  "notes/",
  "k8s/",
  "infra/",
  "docs/",
  "test/",
  ".github/workflows/",
);
const fileName = fc.constantFrom(
  "a.ts",
  "b.go",
  "c.py",
  "D.java",
  "e.cs",
  "f.rb",
  "g.yaml",
  "h.tf",
  "i.json",
  "j.md",
  "k.sh",
  "l",
);
const unrelated = fc.tuple(
  folder,
  fileName,
  fc.constantFrom("", "x = 1\n", "{}\n", "# nothing\n", "\u0000\u0001"),
);

test("an unrelated file never takes a finding away", () => {
  fc.assert(
    fc.property(anyFixture, fc.array(unrelated, { minLength: 1, maxLength: 5 }), (name, added) => {
      const before = look(all.get(name)!);
      const extra = Object.fromEntries(
        added.map(([folder, file, text]) => [`${folder}unrelated-${file}`, text]),
      );
      const after = look({ ...extra, ...all.get(name)! });
      for (const [at, { findings }] of before.entries()) {
        for (const finding of findings.filter(({ outcome }) => outcome === "true")) {
          expect(after[at]!.findings).toContainEqual(finding);
        }
      }
    }),
    { numRuns: 150 },
  );
});

const comments: readonly (readonly [RegExp, (line: string) => string])[] = [
  [/\.(?:ts|js|java|go|cs|bicep)$|\/?(?:go\.mod|Jenkinsfile)$/, (line) => `// ${line}`],
  [/\.(?:py|rb|ya?ml|tf|toml|properties)$|(?:^|\/)(?:Gemfile|Dockerfile)$/, (line) => `# ${line}`],
  [/\.(?:xml|csproj)$/, (line) => `<!-- ${line} -->`],
];

test("commenting lines out never makes anything stronger", () => {
  const commented = fc.constantFrom(...operated).chain((name) => {
    const files = Object.keys(all.get(name)!).filter((file) =>
      comments.some(([pattern]) => pattern.test(file)),
    );
    const place = fc.record({ file: fc.constantFrom(...files), at: fc.nat(30) });
    return fc.record({ name: fc.constant(name), places: fc.array(place, { minLength: 1, maxLength: 8 }) });
  });
  fc.assert(
    fc.property(commented, ({ name, places }) => {
      const texts: Record<string, string> = { ...all.get(name)! };
      for (const { file, at } of places) {
        const comment = comments.find(([pattern]) => pattern.test(file))![1];
        const lines = texts[file]!.split("\n");
        if (at < lines.length && !/^\s*(?:\/\/|#|<!--)/.test(lines[at]!)) lines[at] = comment(lines[at]!);
        texts[file] = lines.join("\n");
      }
      const after = look(texts);
      for (const [at, { strength }] of look(all.get(name)!).entries()) {
        expect(rank(after[at]!.strength)).toBeLessThanOrEqual(rank(strength));
      }
    }),
    { numRuns: 200 },
  );
});

test("the order of the files changes nothing", () => {
  fc.assert(
    fc.property(anyFixture, fc.infiniteStream(fc.nat()), (name, numbers) => {
      const { paths, read } = repository(all.get(name)!);
      const shuffled = paths
        .map((path) => [numbers.next().value, path] as const)
        .sort(([a], [b]) => a - b)
        .map(([, path]) => path);
      expect(readinessOf({ paths: shuffled, read }, runtimeProbes)).toEqual(look(all.get(name)!));
    }),
    { numRuns: 30 },
  );
});

const interesting = [
  ...new Set([...all.values()].flatMap((texts) => Object.keys(texts))),
  "src/main/resources/application.yml",
  "src/main/resources/logback.xml",
  "envoy.yaml",
  "ops/rules.yaml",
  "ops/dashboards/a.json",
  "ansible/site.yml",
  "helmfile.yaml",
  "serverless.yml",
  "flake.nix",
  "docs/context-map.md",
  "galaxy.yml",
  "azuredeploy.json",
];

test("whatever the files hold, every probe answers", () => {
  const pieces = fc.constantFrom(...[...all.values()].flatMap((texts) => Object.values(texts)));
  const truncated = fc.tuple(pieces, fc.nat(400)).map(([text, length]) => text.slice(0, length));
  const garbage = fc.oneof(
    fc.string({ unit: "binary", maxLength: 200 }),
    truncated,
    fc.constantFrom(
      "{{{{",
      "[".repeat(3_000),
      "- ".repeat(2_000),
      "a: &a [*a]",
      "/*",
      '"""',
      "`${",
      "<!--",
      "#".repeat(5_000),
    ),
  );
  const files = fc.dictionary(fc.constantFrom(...interesting), garbage, {
    maxKeys: 12,
    noNullPrototype: true,
  });
  fc.assert(
    fc.property(files, (texts) => {
      const said = look(texts).flatMap(({ findings }) => findings);
      expect(new Set(said.map(({ probe }) => probe)).size).toBe(runtimeProbes.length);
      expect(said.filter(({ outcome }) => outcome === "error")).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

test("a file that cannot be read is none", () => {
  const { paths } = repository(all.get("node-orders")!);
  const said = readinessOf({ paths, read: () => undefined }, runtimeProbes);
  for (const { findings } of said) expect(findings.filter(({ outcome }) => outcome === "error")).toEqual([]);
});
