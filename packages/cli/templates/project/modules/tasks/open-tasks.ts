import { view } from "@ashlar/core";
import { openTask, tasks } from "./contract.js";

/** The tasks that are not finished, one row for each. */
export const openTasks = view(tasks, {
  name: "openTasks",
  row: openTask,
  on: {
    TaskAdded: (_, { taskId, title }, { at }) => ({ taskId, title, since: at.toISOString() }),
    TaskFinished: () => undefined,
  },
});
