import type { ModuleAdvice } from "../advice.js";
import { answerName } from "../model/answer.js";
import type { Decision } from "../model/decision.js";
import { patternNames } from "../model/pattern.js";
import type { Profile } from "../profile/profile.js";
import { type AdvisedPlacement, type AdvisedPlacements, advisedPlacements } from "./placements.js";
import { runsToday } from "./runs-today.js";

const notYet = "# not yet";

/**
 * The architecture.yaml that expresses the advice. It parses; lines that this release of Ashlar does not run say so.
 *
 * @param modules what is advised for modules that differ from the whole; the profile's other modules follow the whole.
 * @example
 * architectureText(profile, decide(situation), []); // "# architecture.yaml …\ndata: …\nevents: local\n"
 */
export function architectureText(
  profile: Profile,
  decision: Decision,
  modules: readonly ModuleAdvice[],
): string {
  const placements = advisedPlacements(profile, decision, modules);
  const body = [
    "data: ${DATABASE_URL:-sqlite:.ashlar/data}",
    ...eventsLines(placements),
    ...(placements.modules.length > 0 ? ["modules:", ...placements.modules.map(moduleLine)] : []),
  ];
  const head = [
    `# The architecture that is advised for ${inComment(profile.name)}:`,
    `# ${answerName(decision)}.`,
    ...notes(profile, decision, placements).map((note) => `# ${note}`),
    ...(body.some((line) => line.endsWith(notYet)) ? explanation : []),
  ];
  return `${[...head, ...body].join("\n")}\n`;
}

const explanation = [
  `# Lines marked "not yet" are more than this release of Ashlar runs: \`ashlar start\` refuses them,`,
  "# `ashlar describe` explains them. Leave them out until a release runs them.",
];

function notes(profile: Profile, decision: Decision, placements: AdvisedPlacements): readonly string[] {
  const availability = profile.inputs.availability.value;
  const hasUnit = placements.modules.some(({ unit }) => unit !== undefined);
  const isSplit = decision.structure === "selective-extraction" || decision.structure === "microservices";
  const hasBroker =
    placements.events !== undefined || placements.modules.some(({ events }) => events !== undefined);
  return [
    ...(isSplit && !hasUnit
      ? ["No module is named as the one to extract. It gets a line `<module>: { unit: <name> }`."]
      : []),
    ...placements.withoutPlace.map(
      (overlay) =>
        `${patternNames[overlay]} is set for single modules: \`<module>: { state: ${overlay === "cqrs-es" ? "events" : "memory"} }\`.`,
    ),
    ...(hasBroker ? ["The broker is a proposal: write the one that your people operate already."] : []),
    ...(availability >= 99.9
      ? [
          `${availability} % asks for two replicas or more behind a load balancer, and for PostgreSQL as \`data\`.`,
        ]
      : []),
  ];
}

function eventsLines({ events }: AdvisedPlacements): readonly string[] {
  const value = events ?? "local";
  return [`events: ${value}${runsToday.events.includes(value) ? "" : ` ${notYet}`}`];
}

function moduleLine({ module, unit, state, events }: AdvisedPlacement): string {
  const axes = Object.entries({ unit, state, events }).filter(([, value]) => value !== undefined);
  const runs =
    (unit === undefined || runsToday.severalUnits) &&
    (state === undefined || runsToday.state.includes(state)) &&
    (events === undefined || runsToday.events.includes(events));
  const line = `  ${yamlKey(module)}: { ${axes.map(([axis, value]) => `${axis}: ${value}`).join(", ")} }`;
  return runs ? line : `${line} ${notYet}`;
}

const wordsOfYaml = /^(?:true|false|null|yes|no|on|off|y|n)$/i;

/** A name as a key: as it is where that is safe, else in quotes. */
function yamlKey(name: string): string {
  return /^[a-z][a-z0-9_-]*$/i.test(name) && !wordsOfYaml.test(name) ? name : JSON.stringify(name);
}

/** A name inside a comment: on one line, without what a terminal or YAML would act on. */
function inComment(name: string): string {
  return name.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}]/gu, " ").slice(0, 100);
}
