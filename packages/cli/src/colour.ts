import type { Environment } from "@ashlar/core";

/** Whether text on stdout is coloured: on a terminal, unless NO_COLOR or FORCE_COLOR say otherwise. */
export function isColoured({ NO_COLOR, FORCE_COLOR }: Environment): boolean {
  return FORCE_COLOR ? FORCE_COLOR !== "0" : process.stdout.isTTY === true && !NO_COLOR;
}
