import { entity } from "@ashlar/core";
import { tasks } from "./contract.js";

/** How far a task has come. */
export interface Task {
  readonly status: "none" | "open" | "finished";
}

const { TaskAdded, TaskFinished } = tasks.events;

/** A task decides by what has happened to it: given its state, a command is refused or becomes an event. */
export const task = entity(tasks, {
  initial: { status: "none" } as Task,
  decide: {
    add: ({ status }, { taskId, title }, { reject }) =>
      status === "none" ? TaskAdded({ taskId, title }) : reject("AlreadyAdded", {}),
    finish: ({ status }, { taskId }, { reject }) => {
      if (status === "none") return reject("NoSuchTask", {});
      return status === "open" ? TaskFinished({ taskId }) : undefined;
    },
  },
  evolve: {
    TaskAdded: () => ({ status: "open" }),
    TaskFinished: () => ({ status: "finished" }),
  },
});
