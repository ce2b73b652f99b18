/** What a file is for, by its path. */
export type PathRole = "product" | "test" | "example" | "documentation" | "vendored" | "generated";

const folderRoles: ReadonlyMap<string, Exclude<PathRole, "product">> = new Map(
  (
    [
      ["test", "test tests __tests__ __mocks__ testing spec specs e2e integration-test integration-tests"],
      ["test", "integration_tests integrationtest functional-tests acceptance cypress playwright mocks"],
      ["test", "testdata test-data test_data fixtures __fixtures__ testutil testutils test-utils"],
      ["test", "androidtest benchmark benchmarks bench perf load-tests loadtest"],
      ["example", "example examples demo demos sample samples tutorial tutorials playground playgrounds"],
      ["example", "starter starters boilerplate boilerplates quickstart quickstarts cookbook scaffolding"],
      ["documentation", "doc docs documentation website changelog changelogs adr adrs rfcs"],
      ["vendored", "vendor vendors vendored third_party third-party thirdparty node_modules"],
      ["vendored", "bower_components site-packages .yarn .venv venv"],
      ["generated", "generated __generated__ gen dist build out target obj coverage .next .nuxt"],
    ] as const
  ).flatMap(([role, names]) => names.split(" ").map((name) => [name, role] as const)),
);

const fileRoles: readonly (readonly [RegExp, Exclude<PathRole, "product">])[] = [
  [/\.(?:test|tests|spec|specs|e2e|it|stories|bench|cy)\.[a-z]+$/i, "test"],
  [/(?:^|\/)test_[^/]*\.py$|_test\.(?:go|py|rb)$|_spec\.rb$|(?:^|\/)conftest\.py$/, "test"],
  [/(?:Test|Tests|IT|Spec|TestCase)\.(?:java|kt|groovy|scala|cs|fs)$/, "test"],
  [/\.(?:md|mdx|adoc|asciidoc|rst|txt)$/i, "documentation"],
  [/\.(?:pb|pb2|pb2_grpc|gen|generated|g|designer)\.[a-z]+$|_pb2?(?:_grpc)?\.[a-z]+$/i, "generated"],
  [/\.min\.(?:js|css)$|\.snap$/, "generated"],
];

// Texts that are no documentation: they say what is installed, or how things are built.
const plainTexts =
  /(?:^|\/)(?:requirements[^/]*|CMakeLists|constraints[^/]*)\.txt$|(?:^|\/)requirements\/[^/]*\.txt$/i;

// A project of its own for the tests: `Orders.Tests/`, `orders-e2e/`, `src/integrationTest/`.
const testProject =
  /[._-](?:tests?|specs?|e2e|integrationtests?|unittests?|testing)$|^(?:e2e|tests?)[._-]|Tests?$/;

// Below these, folders are the names of packages: `com/example/shop`.
const mainSources = /((?:^|\/)src\/main)\/(?:java|kotlin|scala|groovy|resources)\/.*\/(?=[^/]*$)/;

/** What a file is for. The outermost folder that tells decides; then the file's own name. */
export function roleOf(path: string): PathRole {
  const folders = path.replace(mainSources, "$1/").split("/").slice(0, -1);
  for (const folder of folders) {
    const role = folderRoles.get(folder.toLowerCase());
    if (role !== undefined) return role;
    if (testProject.test(folder)) return "test";
  }
  if (plainTexts.test(path)) return "product";
  return fileRoles.find(([pattern]) => pattern.test(path))?.[1] ?? "product";
}

/** Whether a file is the product's own: no test, example, document, vendored or generated file. */
export function isProductPath(path: string): boolean {
  return roleOf(path) === "product";
}

const fixtureFolder = /(?:^|\/)(?:__)?(?:fixtures?|testdata|test-data|test_data|snapshots?|golden)(?:__)?\//i;

/** Whether a file is what tests feed on: no test itself, and no part of the product. */
export function isFixture(path: string): boolean {
  return fixtureFolder.test(path);
}
