import { expect, test } from "vitest";
import { loadFailure } from "../../src/discovery/load-failure.js";

const file = "/shop/modules/orders/module.ts";

test.each([
  [
    "a compiler's error",
    'Transform failed with 1 error:\n/shop/modules/orders/order.ts:3:10: ERROR: Expected identifier but found ";"',
    {
      message: 'It does not load: Expected identifier but found ";"',
      at: { file: "/shop/modules/orders/order.ts", line: 3, column: 11 },
    },
  ],
  [
    "a missing file",
    "Cannot find module '/shop/modules/orders/lines.js' imported from /shop/modules/orders/order.ts",
    { at: { file: "/shop/modules/orders/order.ts" } },
  ],
  [
    "a missing package",
    "Cannot find package 'zod' imported from /shop/modules/orders/contract.ts",
    {
      message: expect.stringContaining("Cannot find package 'zod'"),
      at: { file: "/shop/modules/orders/contract.ts" },
    },
  ],
])("%s is placed by its message", (_, message, expected) => {
  expect(loadFailure(file, new Error(message))).toMatchObject({ code: "ASH_MODULE_LOAD", ...expected });
});

test("an error from a dependency is placed where the project called it", () => {
  const cause = new Error("no");
  cause.stack = `Error: no
    at contract (file:///shop/node_modules/@ashlar/core/dist/contract.js:9:9)
    at file:///elsewhere/x.js:1:1
    at file:///shop/lib/money.ts:7:3
    at file:///shop/modules/orders/contract.ts:2:1`;
  expect(loadFailure(file, cause).at).toEqual({ file: "/shop/lib/money.ts", line: 7, column: 3 });
});

test("what is thrown without being an error is told as it is", () => {
  expect(loadFailure(file, "out of order")).toMatchObject({
    message: 'It does not load: it throws "out of order".',
    at: { file },
  });
  expect(loadFailure(file, undefined)).toMatchObject({ at: { file } });
});

test("an error of the project's own copy of Ashlar keeps its code", () => {
  const theirs = Object.assign(new Error("Taken."), {
    name: "AshlarError",
    code: "ASH_CONTRACT_NAME",
    fix: "Rename it.",
  });
  expect(loadFailure(file, theirs)).toMatchObject({
    code: "ASH_CONTRACT_NAME",
    message: "Taken.",
    fix: "Rename it.",
    at: { file },
  });
});

test("the place is told the way the project was named", () => {
  const cause = new Error("no");
  cause.stack = `Error: no\n    at file://${process.cwd()}/shop/modules/orders/order.ts:2:1`;
  expect(loadFailure("shop/modules/orders/module.ts", cause).at?.file).toBe("shop/modules/orders/order.ts");
});
