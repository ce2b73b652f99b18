import { gates } from "../model/gates/index.js";
import { judgeGates } from "../model/judge-gates.js";
import type { Case } from "./case.js";
import { situationOfCase } from "./situation-of-case.js";

/** How often a gate is closed in a book. */
export interface GateUse {
  readonly gate: string;
  /** Cases in which it is closed. */
  readonly closed: number;
  /** Cases in which one of its patterns is closed by this gate and no other. */
  readonly closedAlone: number;
}

/** How often each gate is closed, in the order of the gates. */
export function gateUseOf(cases: readonly Case[]): readonly GateUse[] {
  const closed = cases.map((one) =>
    judgeGates(gates, situationOfCase(one)).filter(({ answer }) => !answer.open),
  );
  return gates.map(({ id, patterns }) => {
    const closing = closed.filter((results) => results.some(({ gate }) => gate === id));
    const alone = closing.filter((results) =>
      patterns.some((pattern) => results.filter((one) => one.patterns.includes(pattern)).length === 1),
    );
    return { gate: id, closed: closing.length, closedAlone: alone.length };
  });
}
