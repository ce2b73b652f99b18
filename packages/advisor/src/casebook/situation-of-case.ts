import { inputs } from "../profile/inputs.js";
import { expertises, type InputName, operations, type Situation } from "../profile/situation.js";
import type { CaseFacts } from "./case-facts.js";
import { grown } from "./growth.js";

type Values = Readonly<Record<InputName, string | number>>;

/**
 * The situation of a case. What it does not say is assumed as for everybody, in the order of the inputs. Nothing else of a case
 * is looked at: neither who it was, nor what they decided, nor what became of it.
 *
 * @example
 * ```ts
 * situationOfCase({ scope: "whole", values: { engineers: 12 }, growth: "flat", prerequisitesMet: 5 }).engineersIn18Months; // 12
 * ```
 */
export function situationOfCase(facts: CaseFacts): Situation {
  const values = completed(facts);
  const pick = (names: readonly InputName[]) => Object.fromEntries(names.map((name) => [name, values[name]]));
  const groups = new Set<InputName>([...operations, ...expertises]);
  const single = inputs.map(({ name }) => name).filter((name) => !groups.has(name));
  // Every value is from the domain of its input, which is what the type of a situation says.
  return {
    scope: facts.scope,
    ...pick(single),
    operations: pick(operations),
    expertise: pick(expertises),
    prerequisitesMet: facts.prerequisitesMet,
  } as unknown as Situation;
}

function completed({ values, growth }: CaseFacts): Values {
  const known: Partial<Record<InputName, string | number>> = {};
  for (const { name, assume } of inputs) {
    const ahead =
      name === "engineersIn18Months" && growth !== undefined
        ? grown(Number(known.engineers), growth)
        : undefined;
    known[name] = values[name] ?? ahead ?? assume(known).value;
  }
  return known as Values;
}
