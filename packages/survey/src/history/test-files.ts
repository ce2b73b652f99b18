/** Folders that hold tests and what tests need. */
const testFolder =
  /^(?:tests?|__tests?__|specs?|__specs?__|testing|test-?(?:utils?|data|helpers|fixtures|resources)|test_\w+|__mocks__|__fixtures__|fixtures|testdata|integration[-_]?tests?|unit[-_]?tests?|e2e|androidTest|cypress|playwright|[\w.-]+[._-]tests?)$/i;

/** What a test's name adds to the name of what it tests. */
const testAffixes =
  /^(?:tests?|spec)[_-]|(?:[._-](?:(?:unit|int|integration|e2e|e2e-spec|func|acceptance|system)[._-])?(?:tests?|spec|e2e|cy)|(?<=[a-z0-9])(?:IntegrationTests?|UnitTests?|Tests?|Spec|IT|TestCase))$/;

/** The name of a file without its folders and its ending. */
export function stem(path: string): string {
  const name = path.slice(path.lastIndexOf("/") + 1);
  const dot = name.lastIndexOf(".");
  return dot > 0 ? name.slice(0, dot) : name;
}

/** What a file tests, by its name: `orders` for `orders.test.ts`, `test_orders.py` and `OrdersTest.java`. */
export function testedName(path: string): string | undefined {
  const name = stem(path);
  const tested = name.replace(testAffixes, "");
  return tested === name ? undefined : tested.replace(testAffixes, "");
}

/** The parts of a path up to its first folder of tests, and those after its last one. */
export function aroundTestFolder(
  path: string,
): { before: readonly string[]; after: readonly string[] } | undefined {
  const parts = path.split("/").slice(0, -1);
  const first = parts.findIndex((part) => testFolder.test(part));
  if (first < 0) return undefined;
  return {
    before: parts.slice(0, first),
    after: parts.slice(first + 1).filter((part) => !testFolder.test(part)),
  };
}

/** Whether a file is a test, or lies among tests. */
export function isTest(path: string): boolean {
  return aroundTestFolder(path) !== undefined || testedName(path) !== undefined;
}
