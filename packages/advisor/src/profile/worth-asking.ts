import type { Answers } from "./interview.js";
import type { InputName } from "./situation.js";

type Answered = (input: InputName) => string | number | undefined;

const isMore = (value: string | number | undefined, least: string | number) =>
  value !== undefined && value !== least;
const hurts = (of: Answered) => isMore(of("coordinationPain"), "low");
const looksBack = (of: Answered) =>
  isMore(of("audit"), "none") || isMore(of("temporalQueries"), "none") || of("consistency") === "event-based";
const streams = (of: Answered) => isMore(of("streaming"), "none");

/** What is asked only when earlier answers make it matter. */
const conditions: Readonly<Partial<Record<InputName, (of: Answered) => boolean>>> = {
  timeZones: (of) => isMore(of("teams"), 1),
  volume: (of) => streams(of) || looksBack(of),
  painCause: hurts,
  painIs: hurts,
  broker: streams,
  "domain-driven-design": looksBack,
  "data-grid": (of) => isMore(of("latency"), "normal") || of("spikes") === "extreme",
};

/** Whether an answer could still matter, after those that were given. */
export function isWorthAsking(name: InputName, answers: Answers): boolean {
  return conditions[name]?.((input) => answers.get(input)?.value) ?? true;
}
