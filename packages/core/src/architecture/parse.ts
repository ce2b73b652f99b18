import { dirname, resolve } from "node:path";
import { type Architecture, eventTransports } from "./architecture.js";
import { defaultData, readData } from "./data.js";
import { readGateway } from "./gateway.js";
import type { Environment } from "./interpolate.js";
import { keys } from "./keys.js";
import type { ModuleFacts } from "./module-facts.js";
import { readPlacements } from "./placements.js";
import { firstProblem, type Problem } from "./problem.js";
import { choice } from "./scalar.js";
import { fields, type Reading, rootSlot, type Slot } from "./slot.js";
import { readSyntax } from "./syntax.js";

/** What the text of an architecture file is read with. */
export interface ParseOptions {
  /** The file's path: errors name it, and relative folders start at its folder. */
  readonly file: string;
  readonly environment: Environment;
  readonly modules: readonly ModuleFacts[];
}

/**
 * Reads an architecture file. What it leaves out has a default, so an empty text is a modular monolith on embedded
 * SQLite. That it can be read does not mean that this release can run it: see `requireSupported`.
 *
 * @throws AshlarError with the place of the first problem, and how many more there are.
 * @example
 * ```ts
 * const architecture = parseArchitecture("modules: { ledger: { state: events } }", {
 *   file: "architecture.yaml",
 *   environment: process.env,
 *   modules: [{ name: "ledger", plainHandlers: false }],
 * });
 * ```
 */
export function parseArchitecture(text: string, { file, environment, modules }: ParseOptions): Architecture {
  const { document, problems: syntaxProblems, place } = readSyntax(text);
  // What broken YAML seems to say would only give rise to problems that are not there.
  if (isSome(syntaxProblems)) throw firstProblem(syntaxProblems, file, place);
  const problems: Problem[] = [];
  const folder = dirname(resolve(file));
  const reading: Reading = { document, environment, problems };
  const given = fields(rootSlot(reading), keys.file);
  const read = <T>(key: (typeof keys.file)[number], reader: (slot: Slot) => T | undefined) => {
    const slot = given.get(key);
    return slot && reader(slot);
  };
  const events = read("events", (slot) => choice(slot, eventTransports)) ?? "local";
  const architecture: Architecture = {
    data: read("data", (slot) => readData(slot, folder)) ?? defaultData(folder),
    events,
    gateway: readGateway(given.get("gateway"), reading),
    modules: readPlacements(given.get("modules"), modules, events),
  };
  if (isSome(problems)) throw firstProblem(problems, file, place);
  return architecture;
}

function isSome<T>(list: readonly T[]): list is readonly [T, ...T[]] {
  return list.length > 0;
}
