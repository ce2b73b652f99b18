import { parseArgs } from "node:util";
import type { Bench, Contestant, Effort } from "./bench.ts";
import { BenchFailure, firstLine } from "./failure.ts";
import { nearest } from "./nearest.ts";
import type { ProcessBench } from "./process-bench.ts";

/** What the user asked for. */
export interface Request {
  readonly bench: Bench | ProcessBench;
  readonly contestants: readonly Contestant[];
  readonly effort: Effort;
  readonly json: boolean;
  readonly date: string;
}

export const usage =
  "npm run bench -- NAME [--quick] [--json] [--only=ID,ID] [--rounds=N] [--date=YYYY-MM-DD]";

/** Reads the command line; `undefined` when no bench was named. Wrong usage fails with exit code 2. */
export function readArguments(
  words: readonly string[],
  benches: readonly Request["bench"][],
): Request | undefined {
  const { values, positionals } = parse(words);
  const [name, ...rest] = positionals;
  if (name === undefined) return undefined;
  if (rest.length > 0) throw new BenchFailure(2, `one bench at a time, "${rest[0]}" is one too many`);
  const bench = choose("bench", name, benches, (one) => one.name);
  const contestants = values.only
    ?.split(",")
    .map((id) => choose(`contestant of ${bench.name}`, id, bench.contestants, (one) => one.id));
  const standard: Effort = values.quick
    ? { rounds: 3, warmMs: 1000, measuredMs: 1000 }
    : { rounds: 7, warmMs: 3000, measuredMs: 5000 };
  const rounds = values.rounds === undefined ? standard.rounds : Number(values.rounds);
  if (!Number.isInteger(rounds) || rounds < 1)
    throw new BenchFailure(2, "--rounds needs a whole number from 1");
  return {
    bench,
    contestants: contestants ?? bench.contestants,
    effort: { ...standard, rounds },
    json: values.json,
    date: values.date ?? new Date().toISOString(),
  };
}

function parse(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        quick: { type: "boolean", default: false },
        json: { type: "boolean", default: false },
        only: { type: "string" },
        rounds: { type: "string" },
        date: { type: "string" },
      },
    });
  } catch (error) {
    const [reason] = firstLine(error).split(". ");
    throw new BenchFailure(2, `${reason}; usage: ${usage}`);
  }
}

function choose<Item>(
  what: string,
  name: string,
  items: readonly Item[],
  nameOf: (item: Item) => string,
): Item {
  const found = items.find((item) => nameOf(item) === name);
  if (found !== undefined) return found;
  const guess = nearest(name, items.map(nameOf));
  throw new BenchFailure(2, `no ${what} is called "${name}"; did you mean "${guess}"?`);
}
