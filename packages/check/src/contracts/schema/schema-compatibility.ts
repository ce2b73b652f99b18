import type { Demand, Reader } from "./demand.js";
import { demandsOf } from "./demands-of.js";
import { disjoint } from "./disjoint.js";
import type { Shape } from "./shape.js";
import { shapesOf } from "./shapes-of.js";
import type { Term } from "./term.js";
import { termNames } from "./term-names.js";

/** Decides for one pair of documents what can be read of what is written. Remembers what it has found. */
export interface Compatibility {
  /** Whether every value written is certainly read. */
  accepts(written: Term, read: Term): boolean;
  /** Whether a demand is met. */
  meets(demand: Demand): boolean;
  /** The shapes of what is written that no single shape read accepts. Listed values are judged one by one. */
  misfits(written: Term, read: Term): readonly Shape[];
  /** What a term allows. */
  shapes(term: Term): readonly Shape[];
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
  const nameOf = termNames();
  const shapes = knownShapes(nameOf);
  const fail = new Set<string>();
  const hold = new Set<string>();
  return { accepts, meets, misfits, shapes, pair };

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
    const accepting = shapes(read);
    return shapes(written)
      .flatMap(oneByOne)
      .filter((shape) => !accepting.some((other) => isRead(shape, other)));
  }

  function isRead(written: Shape, read: Shape): boolean {
    return !disjoint(written, read) && demandsOf(written, read, reader).every(meets);
  }

  function pair(written: Term, read: Term): string {
    return `${nameOf(written)}<${nameOf(read)}`;
  }

  function meets(demand: Demand): boolean {
    return "read" in demand && accepts(demand.written, demand.read);
  }
}

function oneByOne(shape: Shape): readonly Shape[] {
  return shape.kind === "values" ? shape.values.map((value) => ({ ...shape, values: [value] })) : [shape];
}

/** Shapes of terms, found once each. */
function knownShapes(nameOf: (term: Term) => string): (term: Term) => readonly Shape[] {
  const known = new Map<string, readonly Shape[]>();
  return (term) => {
    const name = nameOf(term);
    const shapes = known.get(name) ?? shapesOf(term);
    known.set(name, shapes);
    return shapes;
  };
}
