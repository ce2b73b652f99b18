import type { CheckContestant } from "./contestant.ts";

const row = (id: string, title: string, module: string, side: "ours" | "peer" = "peer"): CheckContestant => ({
  id,
  title,
  side,
  module: new URL(module, import.meta.url),
  store: "none",
});

/** Ashlar's own rows come first, with `side: "ours"`; the others are compared with the first. */
export const checkContestants: readonly CheckContestant[] = [
  row("ashlar", "ashlar check", "./contestants/ashlar.ts", "ours"),
  row("ashlar-every-rule", "ashlar check, every rule", "./contestants/ashlar-every-rule.ts", "ours"),
  row("dependency-cruiser", "dependency-cruiser", "../peers/check/dependency-cruiser.mjs"),
  row(
    "dependency-cruiser-without-cycles",
    "dependency-cruiser, cycles unchecked",
    "../peers/check/dependency-cruiser-without-cycles.mjs",
  ),
];
