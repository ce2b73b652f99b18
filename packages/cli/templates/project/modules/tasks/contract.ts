import { command, contract, event, query } from "@ashlar/core";
import { z } from "zod";

const taskId = z.string().min(1).max(64);
const title = z.string().min(1).max(200);

export const openTask = z.object({ taskId, title, since: z.string() });

/** What there is to do. */
export const tasks = contract("tasks", {
  commands: {
    add: command({
      summary: "Add a task",
      input: z.object({ taskId, title }),
      key: (c) => c.taskId,
      rejects: { AlreadyAdded: z.object({}) },
      access: "public",
    }),
    finish: command({
      summary: "Finish a task; finishing it again changes nothing",
      input: z.object({ taskId }),
      key: (c) => c.taskId,
      rejects: { NoSuchTask: z.object({}) },
      access: "public",
    }),
  },
  queries: {
    open: query({
      summary: "The tasks that are not finished",
      input: z.object({}),
      output: z.array(openTask),
      access: "public",
    }),
  },
  events: {
    TaskAdded: event(z.object({ taskId, title })),
    TaskFinished: event(z.object({ taskId })),
  },
});
