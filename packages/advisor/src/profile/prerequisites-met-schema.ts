import { z } from "zod";
import { inputs } from "./inputs.js";
import { prerequisites } from "./situation.js";

// The sixth is size, or load: it is no entry of `prerequisites`.
const most = prerequisites.length + 1;

export const prerequisitesMetExpected = `a whole number from 0 to ${most}`;

const error = `expected ${prerequisitesMetExpected}`;

/** How many of the six prerequisites are met. */
export const prerequisitesMet = z.number({ error }).int({ error }).min(0, { error }).max(most, { error });

/** Refuses a number of prerequisites that cannot be, given what is said of them one by one. */
export function refuseContradictions(
  written: Readonly<Record<string, unknown>>,
  context: z.RefinementCtx,
): void {
  const met = plain(written.prerequisitesMet);
  if (typeof met !== "number") return;
  const operations = (written.operations ?? {}) as Readonly<Record<string, unknown>>;
  const answers = inputs
    .filter(({ name }) => (prerequisites as readonly string[]).includes(name))
    .map(({ key }) => plain(operations[key.split(".")[1]!]));
  const yes = answers.filter((one) => one === "yes" || one === true).length;
  const no = answers.filter((one) => one === "no" || one === false).length;
  const message =
    met < yes
      ? `expected at least ${yes}, as many as operations says "yes" to`
      : met > most - no
        ? `expected at most ${most - no}, since operations says "no" to ${no}`
        : undefined;
  if (message !== undefined) context.addIssue({ code: "custom", path: ["prerequisitesMet"], message });
}

function plain(value: unknown): unknown {
  return typeof value === "object" && value !== null && "value" in value ? value.value : value;
}
