import { given } from "@ashlar/core/testing";
import { test } from "vitest";
import { tasks } from "./contract.js";
import { task } from "./task.js";

const { TaskAdded, TaskFinished } = tasks.events;
const added = TaskAdded({ taskId: "1", title: "Say hello" });

test("a task can be added", () =>
  given(task, []).when(tasks.add, { taskId: "1", title: "Say hello" }).then(added));

test("a task is added once", () =>
  given(task, [added]).when(tasks.add, { taskId: "1", title: "Again" }).thenRejects("AlreadyAdded"));

test("an open task can be finished", () =>
  given(task, [added])
    .when(tasks.finish, { taskId: "1" })
    .then(TaskFinished({ taskId: "1" })));

test("finishing a task again changes nothing", () =>
  given(task, [added, TaskFinished({ taskId: "1" })])
    .when(tasks.finish, { taskId: "1" })
    .thenNothing());

test("a task that was never added cannot be finished", () =>
  given(task, []).when(tasks.finish, { taskId: "1" }).thenRejects("NoSuchTask"));
