import { describe, expect, test } from "vitest";
import { moduleOfFile } from "../../src/history/module-of-file.ts";

const given = [
  "src/orders",
  "src/stock",
  "src/order_items",
  "src/vendor",
  "src/main/java/com/acme/billing",
  "apps/api/src/users",
  "apps/web/src/users",
  "src/orders/returns",
];
const touched = moduleOfFile(given.map((folder) => ({ name: folder, folder })));
const module = (path: string) => {
  const answer = touched(path);
  return typeof answer === "number" ? given[answer] : answer;
};

describe("a file belongs to", () => {
  test.each([
    ["src/orders/place.ts", "src/orders"],
    ["src/orders/returns/open.ts", "src/orders/returns"],
    ["src/orders/__tests__/place.test.ts", "src/orders"],
    ["src/orders.ts", "src/orders"],
    ["src/orders.test.ts", "src/orders"],
    ["tests/orders/place.test.ts", "src/orders"],
    ["test/unit/stock/reserve.test.ts", "src/stock"],
    ["tests/test_stock.py", "src/stock"],
    ["spec/order_items_spec.rb", "src/order_items"],
    ["spec/models/order_item_spec.rb", "src/order_items"],
    ["src/test/java/com/acme/billing/InvoiceTest.java", "src/main/java/com/acme/billing"],
    ["test/OrderItemsTest.php", "src/order_items"],
    ["apps/api/test/users/a.test.ts", "apps/api/src/users"],
    ["apps/web/e2e/users.spec.ts", "apps/web/src/users"],
    ["src/vendor/price.ts", "src/vendor"],
  ])("its module: %s", (path, expected) => {
    expect(module(path)).toBe(expected);
  });

  test.each([
    ["src/main.ts"],
    ["src/ordersx/a.ts"],
    ["config/orders.ts"],
    ["Dockerfile"],
    ["src/test-less/a.ts"],
  ])("none: %s", (path) => {
    expect(module(path)).toBe("elsewhere");
  });

  test.each([
    ["package-lock.json"],
    ["src/orders/yarn.lock"],
    ["src/orders/locales/de.json"],
    ["src/orders/generated/client.ts"],
    ["src/orders/order.pb.go"],
    ["vendor/lib/a.go"],
    ["src/orders/README.md"],
    ["CHANGELOG.md"],
    [".github/workflows/ci.yml"],
    ["package.json"],
    ["go.sum"],
    ["e2e/checkout.spec.ts"],
    ["test/users.test.ts"],
  ])("nothing that counts: %s", (path) => {
    expect(module(path)).toBe("nothing");
  });
});

test("a manifest in a module is its own", () => {
  expect(module("src/stock/package.json")).toBe("src/stock");
});

test("folders are understood as people write them", () => {
  const folder = (text: string) => moduleOfFile([{ name: "x", folder: text }])("src/a/b.ts");
  expect(["./src/a/", "src/a", "src//a", ".", ""].map(folder)).toEqual([0, 0, 0, 0, 0]);
  expect(folder("src/a/b")).not.toBe("nothing");
});
