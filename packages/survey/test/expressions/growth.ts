import { type Attack, attacksOn } from "./attacks.ts";
import { type Expression, type StepCounter, stepCounter } from "./step-counter.ts";

/** How the work of an expression grows with its text, at worst. */
export interface Growth {
  /** 1 for as much as the text grows, 2 for its square. */
  readonly degree: number;
  readonly attack: Attack;
}

const most = 150_000;
const lengths = { first: 40, then: 100 };

/**
 * The growth that the first attack shows which costs more than in proportion to its length; `undefined` when none does, or
 * none does as badly as `from` says: 1.5 tells a square from a line, 2.5 a cube from a square.
 */
export function growthOf(expression: Expression, from = 1.5): Growth | undefined {
  const counter = stepCounter(expression);
  for (const attack of attacksOn(counter.pattern)) {
    if (degree(counter, attack, lengths.first) < 1.35) continue;
    const found = degree(counter, attack, lengths.then);
    if (found >= from) return { degree: found, attack };
  }
  return undefined;
}

/** By how much more an attack costs that is twice as long, as a power of two. */
function degree(counter: StepCounter, attack: Attack, length: number): number {
  const once = counter.steps(textOf(attack, length), most);
  const twice = counter.steps(textOf(attack, 2 * length), most);
  if (twice >= most) return once >= most ? 9 : Math.log2(twice / once) + 1;
  return Math.log2(twice / once);
}

function textOf({ before, again, after }: Attack, length: number): string {
  return before + again.repeat(Math.ceil(length / again.length)) + after;
}
