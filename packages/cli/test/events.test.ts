import { expect, test } from "vitest";
import { ashlar, startAshlar } from "./ashlar.js";
import { project } from "./project.js";

/** A module that cannot handle the event that a task was added, and whose refusals come to an end quickly. */
const stubborn = `import { module, react } from "@ashlar/core";
import { tasks } from "./contract.js";
import { openTasks } from "./open-tasks.js";
import { task } from "./task.js";
export default module(tasks, {
  entities: [task],
  views: [openTasks],
  queries: { open: async (_, { views }) => (await views.openTasks.find()).rows },
  on: [react(tasks.events.TaskAdded, () => { throw new Error("not today"); })],
});
`;

interface Failed {
  readonly eventId: string;
}

/** A project that has run, and in which the reaction to one event has failed. */
async function projectWithFailure(): Promise<{ folder: string; failed: Failed }> {
  const folder = await project({ "modules/tasks/module.ts": stubborn });
  const running = startAshlar(["start", folder, "--port", "0", "--json"]);
  const { data } = JSON.parse((await running.until("out", /^.*\n/))[0]);
  await fetch(`${data.url}/tasks/add`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ taskId: "1", title: "Say hello" }),
  });
  const listed = () =>
    ashlar(["events", "failed", folder, "--json"]).then(({ out }) => JSON.parse(out).data as Failed[]);
  await expect.poll(listed, { timeout: 30_000 }).toHaveLength(1);
  running.signal("SIGTERM");
  await running.ended;
  return { folder, failed: (await listed())[0]! };
}

test("failed events are listed, tried again and given up", async () => {
  const { folder, failed } = await projectWithFailure();
  const list = await ashlar(["events", "failed", folder]);
  expect(list).toMatchObject({ exit: 0, err: "" });
  expect(list.out).toMatch(
    new RegExp(`tasks on tasks.TaskAdded, key 1, event ${failed.eventId}\\n.* tries since .*: .*not today`),
  );
  expect((await ashlar(["events", "failed", folder, "--consumer", "tasks"])).out).toBe(list.out);
  const like = [
    ["--producer", "tasks"],
    ["--type", "TaskAdded"],
    ["--key", "1"],
  ];
  for (const narrow of [...like, like.flat()]) {
    expect((await ashlar(["events", "failed", folder, ...narrow])).out).toBe(list.out);
  }
  expect(await ashlar(["events", "failed", folder, "--type", "TaskAdded", "--key", "2"])).toEqual({
    exit: 0,
    out: "",
    err: "None of 1 is like that.\n",
  });

  expect(await ashlar(["events", "retry", folder, "--event", failed.eventId])).toMatchObject({
    exit: 0,
    out: "1 to be tried again.\n",
  });
  expect(await ashlar(["events", "retry", folder, "--all"])).toMatchObject({
    exit: 0,
    out: "1 to be tried again.\n",
  });
  expect(await ashlar(["events", "retry", folder, "--event", "nonsense"])).toMatchObject({ exit: 1 });

  expect(await ashlar(["events", "discard", folder, "--event", failed.eventId])).toMatchObject({
    exit: 0,
    out: "1 given up.\n",
  });
  expect(await ashlar(["events", "discard", folder, "--event", failed.eventId])).toMatchObject({ exit: 1 });
  expect(await ashlar(["events", "failed", folder])).toMatchObject({
    exit: 0,
    out: "",
    err: "No event has failed.\n",
  });
});

test.each([
  [["retry"], /which events to try again/],
  [["discard"], /which events to give up/],
  [["discard", "--all", "--event", "1"], /contradict/],
  [["failed", "--consumer", "task"], /Did you mean "tasks"\?/],
  [["failed", "--status", "lost"], /retrying, failed, waiting/],
])("events %j needs to be told which", async (args, message) => {
  const [command, ...options] = args;
  const { exit, out, err } = await ashlar(["events", command!, await project(), ...options]);
  expect({ exit, out }).toEqual({ exit: 2, out: "" });
  expect(err).toMatch(message);
});
