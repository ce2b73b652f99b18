import { module } from "@ashlar/core";
import { tasks } from "./contract.js";
import { openTasks } from "./open-tasks.js";
import { task } from "./task.js";

export default module(tasks, {
  entities: [task],
  views: [openTasks],
  queries: { open: async (_, { views }) => (await views.openTasks.find()).rows },
});
