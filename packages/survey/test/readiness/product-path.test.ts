import { expect, it } from "vitest";
import { type PathRole, roleOf } from "../../src/readiness/product-path.js";

it.each<[PathRole, readonly string[]]>([
  [
    "product",
    [
      "src/index.ts",
      "app/models/order.rb",
      "src/main/java/com/example/test/Order.java",
      "cmd/shop/main.go",
      "src/features/pay.ts",
    ],
  ],
  [
    "product",
    [
      "package.json",
      "requirements.txt",
      "requirements/base.txt",
      "bin/cli.js",
      "latest/contest.ts",
      "deploy/main.tf",
    ],
  ],
  [
    "test",
    ["src/a.test.ts", "src/test/java/OrderTest.java", "pkg/a_test.go", "tests/test_a.py", "spec/a_spec.rb"],
  ],
  [
    "test",
    [
      "Shop.Tests/Orders.cs",
      "shop-e2e/run.ts",
      "cypress/e2e/a.cy.ts",
      "app/conftest.py",
      "test/fixtures/a.ts",
    ],
  ],
  ["example", ["examples/a.ts", "packages/a/demo/b.ts", "samples/docs/a.ts"]],
  ["documentation", ["docs/a.ts", "README.md", "packages/a/CHANGELOG.md"]],
  ["vendored", ["vendor/github.com/a/b.go", "third_party/a.py", "a/node_modules/b/c.js"]],
  ["generated", ["dist/a.js", "gen/a.go", "api/order.pb.go", "src/__generated__/a.ts", "a/order_pb2.py"]],
])("%s: %j", (role, paths) => {
  expect(paths.map((path) => [path, roleOf(path)])).toEqual(paths.map((path) => [path, role]));
});
