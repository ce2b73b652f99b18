import { expertises, type InputName, operations, type Situation } from "./situation.js";

/** Other values of some inputs. */
export type Changes = ReadonlyMap<InputName, string | number>;

const isOperation: ReadonlySet<string> = new Set(operations);
const isExpertise: ReadonlySet<string> = new Set(expertises);

/** The same situation with other values of some inputs, wherever in it they stand. */
export function situationWith(situation: Situation, changes: Changes): Situation {
  const plain: Record<string, string | number> = {};
  const operated: Record<string, string | number> = {};
  const versed: Record<string, string | number> = {};
  for (const [name, value] of changes) {
    const group = isOperation.has(name) ? operated : isExpertise.has(name) ? versed : plain;
    group[name] = value;
  }
  return {
    ...situation,
    ...plain,
    operations: { ...situation.operations, ...operated },
    expertise: { ...situation.expertise, ...versed },
  };
}
