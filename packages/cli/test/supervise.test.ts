import { expect, test } from "vitest";
import { gatherChanges } from "../src/changes.js";
import { supervise } from "../src/supervise.js";

/** A supervision whose children, changes and end are in the test's hands. */
function supervised() {
  const log: string[] = [];
  const ends: ((how: number) => void)[] = [];
  const changes = gatherChanges(1);
  let ask: () => void = () => {};
  const asked = new Promise<void>((resolve) => {
    ask = resolve;
  });
  const start = () => {
    const number = ends.length + 1;
    log.push(`start ${number}`);
    const ended = new Promise<number>((resolve) => ends.push(resolve));
    const stop = async () => void log.push(`stop ${number}`);
    return { ended, stop };
  };
  const done = supervise({ start, changes, asked, say: (sentence) => void log.push(sentence) });
  return { log, ends, changes, ask, done };
}

test("a change stops the running one before it starts the next", async () => {
  const { log, changes, ask, done } = supervised();
  changes.note("a.ts");
  await expect.poll(() => log).toEqual(["start 1", "a.ts changed. Starting again.", "stop 1", "start 2"]);
  changes.note("b.ts");
  changes.note("c.ts");
  changes.note("b.ts");
  await expect.poll(() => log.slice(4)).toEqual(["b.ts, c.ts changed. Starting again.", "stop 2", "start 3"]);
  ask();
  await done;
  expect(log.at(-1)).toBe("stop 3");
});

test("one that ends by itself is not started before something changes", async () => {
  const { log, ends, changes, ask, done } = supervised();
  ends[0]!(3);
  await expect.poll(() => log).toEqual(["start 1", "It has ended (3). Waiting for a change."]);
  changes.note("a.ts");
  await expect.poll(() => log).toContain("start 2");
  ends[1]!(3);
  await expect.poll(() => log.filter((line) => line.startsWith("It has ended"))).toHaveLength(2);
  ask();
  await done;
});
