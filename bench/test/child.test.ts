import { expect, test } from "vitest";
import { withChild } from "../harness/child.ts";

type Silent = Record<"echo" | "refuse" | "crash" | "hang", (text: string) => string>;
const entry = new URL("./silent-child.mjs", import.meta.url);
const ask = (name: keyof Silent, lifetimeMs = 10_000) =>
  withChild<Silent, string>(entry, lifetimeMs, (child) => child.ask(name, "hello"));

test("a child answers, and its errors arrive", async () => {
  expect(await ask("echo")).toBe("hello");
  await expect(ask("refuse")).rejects.toThrow("refused");
});

test("a child that ends early fails with its last words", async () => {
  await expect(ask("crash")).rejects.toThrow(/ended early \(exit code 3\)\nlast words/);
});

test("a child that hangs is killed at its deadline", async () => {
  await expect(ask("hang", 500)).rejects.toThrow("did not finish within 0.5 s");
});
