import type { AdviseContestant } from "./contestant.ts";

const row = (id: string, title: string, side: "ours" | "peer"): AdviseContestant => ({
  id,
  title,
  side,
  module: new URL(`./contestants/${id}.ts`, import.meta.url),
  store: "none",
});

/** Nothing else gives such an answer; what git takes to tell the same past is the least that it can cost. */
export const adviseContestants: readonly AdviseContestant[] = [
  row("ashlar", "ashlar advise", "ours"),
  row("git-log", "git log, the same commits", "peer"),
];
