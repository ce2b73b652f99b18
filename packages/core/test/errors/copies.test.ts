import { expect, test, vi } from "vitest";
import { z } from "zod";
import * as own from "../../src/index.js";

vi.resetModules();
const other = await import("../../src/index.js");
const shop = own.contract("shop", {
  commands: { buy: own.command({ input: z.object({}), key: () => "k", rejects: { No: z.object({}) } }) },
});

test("errors of another copy of the package are known for what they are", () => {
  expect(other.Rejection).not.toBe(own.Rejection);
  const rejection = new other.Rejection("shop.buy", "No", {});
  const failure = new other.CallError("Timeout", "shop.buy", { message: "late", mayHaveExecuted: true });
  const error = new other.AshlarError("ASH_USAGE", { message: "wrong" });
  expect(own.isRejection(rejection, shop.buy, "No")).toBe(true);
  expect(rejection instanceof own.Rejection).toBe(true);
  expect(failure instanceof own.CallError).toBe(true);
  expect(error instanceof own.AshlarError).toBe(true);
});

test("and for nothing else", () => {
  class MyError extends own.CallError {}
  const mine = new MyError("Timeout", "shop.buy", { message: "late", mayHaveExecuted: true });
  expect(mine instanceof MyError && mine instanceof own.CallError && mine instanceof Error).toBe(true);
  const failure = new other.CallError("Timeout", "shop.buy", { message: "late", mayHaveExecuted: true });
  expect(failure instanceof MyError).toBe(false);
  for (const value of [undefined, null, "Rejection", {}, new Error("no"), failure]) {
    expect((value as unknown) instanceof own.Rejection).toBe(false);
  }
});
