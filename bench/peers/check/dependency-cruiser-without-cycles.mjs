import { cruise } from "./cruise.mjs";

/** @type {import("../../check/contestant.ts").StartChecker} */
export default async function start() {
  return cruise({ cycles: false });
}
