import type { Demand, Reader } from "./demand.js";
import { demandsOf } from "./demands-of.js";
import type { Shape } from "./shape.js";
import { shapesOf } from "./shapes-of.js";
import type { Term } from "./term.js";

/** Decides for one pair of documents what can be read of what is written. Remembers what it has found. */
export interface Compatibility {
  /** Whether every value written is certainly read. */
  accepts(written: Term, read: Term): boolean;
  /** Whether a demand is met. */
  meets(demand: Demand): boolean;
  /** The shapes of what is written that no single shape read accepts. Listed values are judged one by one. */
  misfits(written: Term, read: Term): readonly Shape[];
  /** Names a pair of terms: the same for the same pair. */
  pair(written: Term, read: Term): string;
}

/**
 * Is every value of one schema accepted by another?
 *
 * Schemas may be recursive, so it is decided as for recursive types (Amadio and Cardelli, Subtyping Recursive Types, 1993):
 * a pair that is met again while it is being decided is taken to hold. When an assumption turns out wrong, everything found
 * since then is forgotten; that a pair fails is never forgotten, for it fails with fewer assumptions all the more. It says
 * no when it cannot tell, also when several alternatives accept a shape only together.
 */
export function compatibility(reader: Reader): Compatibility {
  const { pair } = pairNames();
  const fail = new Set<string>();
  const hold = new Set<string>();
  return { accepts, meets, misfits, pair };

  function accepts(written: Term, read: Term): boolean {
    const name = pair(written, read);
    if (hold.has(name) || fail.has(name)) return hold.has(name);
    const known = hold.size;
    hold.add(name);
    if (misfits(written, read).length === 0) return true;
    for (const assumed of [...hold].slice(known)) hold.delete(assumed);
    fail.add(name);
    return false;
  }

  function misfits(written: Term, read: Term): readonly Shape[] {
    const accepting = shapesOf(read);
    return shapesOf(written)
      .flatMap(oneByOne)
      .filter((shape) => !accepting.some((other) => demandsOf(shape, other, reader).every(meets)));
  }

  function meets(demand: Demand): boolean {
    return "read" in demand && accepts(demand.written, demand.read);
  }
}

function oneByOne(shape: Shape): readonly Shape[] {
  return shape.kind === "values" ? shape.values.map((value) => ({ ...shape, values: [value] })) : [shape];
}

function pairNames(): Pick<Compatibility, "pair"> {
  const numbers = new Map<object, number>();
  const numberOf = (node: object) => {
    if (!numbers.has(node)) numbers.set(node, numbers.size);
    return numbers.get(node)!;
  };
  const nameOf = ({ nodes }: Term) =>
    nodes
      .map(numberOf)
      .sort((a, b) => a - b)
      .join(",");
  return { pair: (written, read) => `${nameOf(written)}<${nameOf(read)}` };
}
