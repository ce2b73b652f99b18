import type { CallContestant } from "./contestant.ts";

const row = (
  id: string,
  title: string,
  module: string,
  validates: boolean,
  side: "ours" | "peer" = "peer",
): CallContestant => ({
  id,
  title,
  side,
  module: new URL(module, import.meta.url),
  store: "none",
  validates,
});

/** Ashlar's own rows come first, with `side: "ours"`. */
export const callContestants: readonly CallContestant[] = [
  row("ashlar", "Ashlar call", "./contestants/ashlar.ts", false, "ours"),
  row("ashlar-zod", "Ashlar call + zod in and out", "./contestants/ashlar-zod.ts", true, "ours"),
  row("plain", "plain async function", "./contestants/plain.ts", false),
  row("plain-zod", "plain async function + zod", "./contestants/plain-zod.ts", true),
  row("nest-cqrs", "@nestjs/cqrs CommandBus", "../peers/call/nest-cqrs.mjs", false),
  row("moleculer", "Moleculer local call", "../peers/call/moleculer.mjs", false),
  row(
    "moleculer-validated",
    "Moleculer local call + validation",
    "../peers/call/moleculer-validated.mjs",
    true,
  ),
];
