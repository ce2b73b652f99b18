import { expect, test } from "vitest";
import { readableLine } from "../src/log.js";

const line = (value: object) => JSON.stringify({ level: 30, time: 0, pid: 1, hostname: "h", ...value });

test("a person reads time, level, message and details", () => {
  const text = readableLine(line({ msg: "request", operation: "orders.place", status: 200, at: [1] }));
  expect(text).toMatch(/^\d\d:\d\d:\d\d info {2}request operation=orders.place status=200 at=\[1\]\n$/);
});

test("an error is set below its line", () => {
  const text = readableLine(
    line({ level: 50, msg: "failed", err: { message: "no", stack: "Error: no\n    at x" } }),
  );
  expect(text).toMatch(/ error failed\n {2}Error: no\n {6}at x\n$/);
});
