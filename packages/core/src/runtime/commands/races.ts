import type { Clock } from "../ports/clock.js";
import type { Random } from "../ports/random.js";

const apartMs = 5;
const mostApart = 20;

/**
 * Resolves when commands that lost a race may try again: after a time left to chance, which grows with the races they
 * have lost, so that those who met do not meet again. They try until their deadline.
 */
export function untilApart(clock: Clock, random: Random, races: number): Promise<void> {
  return new Promise((resolve) => {
    clock.after(Math.round(random.fraction() * Math.min(races, mostApart) * apartMs), resolve);
  });
}
