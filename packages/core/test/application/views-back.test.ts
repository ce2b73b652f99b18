import { expect, test } from "vitest";
import { readViewsBack } from "../../src/application/views-back.js";
import { AshlarError } from "../../src/index.js";

test("ASHLAR_VIEWS_BACK names modules with the generations from which they go back", () => {
  expect(readViewsBack(undefined)).toEqual({});
  expect(readViewsBack("")).toEqual({});
  expect(readViewsBack("orders:7")).toEqual({ orders: 7 });
  expect(readViewsBack("orders:7, stock:13,")).toEqual({ orders: 7, stock: 13 });
});

test.each(["orders", "orders:", "orders:0", "orders:1.5", "orders:-1", "orders=7", "a b:1", ":1", "yes"])(
  "%s is refused",
  (text) => {
    expect(() => readViewsBack(text)).toThrow(AshlarError);
    expect(() => readViewsBack(text)).toThrow(`"${text}"`);
  },
);
