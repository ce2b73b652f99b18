import { type AST, RegExpParser } from "@eslint-community/regexpp";

/** A regular expression, as it stands in a source. */
export interface Expression {
  readonly source: string;
  readonly flags: string;
}

type Next = (at: number) => boolean;
type Node = (text: string, at: number, next: Next) => boolean;

/** Thrown when the budget is used up. */
class TooManySteps extends Error {}

/** A regular expression that counts what a backtracking engine does with it. */
export interface StepCounter {
  readonly pattern: AST.Pattern;
  /** The steps of looking for every match in a text; `most` when there are more. */
  steps(text: string, most: number): number;
}

/**
 * Runs a regular expression the way that V8 does, by backtracking, and counts: one step for each character, position or
 * repetition that is tried. Counting says how the work grows with the text, the same on any machine.
 */
export function stepCounter({ source, flags }: Expression): StepCounter {
  const pattern = new RegExpParser({ ecmaVersion: 2025 }).parsePattern(source, undefined, undefined, {
    unicode: flags.includes("u"),
    unicodeSets: flags.includes("v"),
  });
  const one = flags.replace(/[gy]/g, "");
  const groups = new Map<AST.CapturingGroup, string>();
  let left = 0;
  const step = () => {
    left -= 1;
    if (left < 0) throw new TooManySteps();
  };

  const compiled = new Map<AST.Node, Node>();
  const node = (element: AST.Node): Node => {
    const known = compiled.get(element) ?? compile(element);
    compiled.set(element, known);
    return known;
  };

  function compile(element: AST.Node): Node {
    switch (element.type) {
      case "Pattern":
      case "Group":
        return choice(element.alternatives);
      case "CapturingGroup": {
        const inner = choice(element.alternatives);
        return (text, at, next) =>
          inner(text, at, (end) => {
            const before = groups.get(element);
            groups.set(element, text.slice(at, end));
            if (next(end)) return true;
            if (before === undefined) groups.delete(element);
            else groups.set(element, before);
            return false;
          });
      }
      case "Alternative":
        return sequence(element.elements);
      case "Quantifier":
        return repeated(element);
      case "Assertion":
        return asserted(element);
      case "Backreference": {
        const { resolved } = element;
        return (text, at, next) => {
          step();
          const found = Array.isArray(resolved) ? "" : (groups.get(resolved as AST.CapturingGroup) ?? "");
          return text.startsWith(found, at) && next(at + found.length);
        };
      }
      default:
        return character(element.raw);
    }
  }

  function choice(alternatives: readonly AST.Alternative[]): Node {
    const all = alternatives.map(node);
    return (text, at, next) => all.some((alternative) => alternative(text, at, next));
  }

  function sequence(elements: readonly AST.Element[]): Node {
    const all = elements.map(node);
    return (text, at, next) => {
      const from = (index: number): Next =>
        index === all.length ? next : (place) => all[index]!(text, place, from(index + 1));
      return from(0)(at);
    };
  }

  function repeated({ element, min, max, greedy }: AST.Quantifier): Node {
    const inner = node(element);
    return (text, start, next) => {
      const take = (at: number, count: number): boolean => {
        step();
        const more = () =>
          count < max && inner(text, at, (end) => (end > at || count < min) && take(end, count + 1));
        if (count < min) return more();
        return greedy ? more() || next(at) : next(at) || more();
      };
      return take(start, 0);
    };
  }

  function asserted(assertion: AST.Assertion): Node {
    if (assertion.kind !== "lookahead" && assertion.kind !== "lookbehind") {
      const native = new RegExp(assertion.raw, `${one.replace("y", "")}y`);
      return (text, at, next) => {
        step();
        native.lastIndex = at;
        return native.test(text) && next(at);
      };
    }
    const inner = choice(assertion.alternatives);
    const { negate, kind } = assertion;
    const behind = kind === "lookbehind";
    return (text, at, next) => {
      step();
      // Backwards, an engine goes as far as the expression does; forwards from every place before is as much or more.
      const first = behind ? 0 : at;
      let found = false;
      if (!behind) found = inner(text, first, () => true);
      else
        for (let from = at; from >= Math.max(0, at - 12) && !found; from--)
          found = inner(text, from, (end) => end === at);
      return found !== negate && next(at);
    };
  }

  function character(raw: string): Node {
    const native = new RegExp(`^(?:${raw})$`, one.replace("m", ""));
    const known = new Map<string, boolean>();
    return (text, at, next) => {
      step();
      const unit = text[at];
      if (unit === undefined) return false;
      const fits = known.get(unit) ?? native.test(unit);
      known.set(unit, fits);
      return fits && next(at + 1);
    };
  }

  const whole = node(pattern);
  const sticky = flags.includes("y");
  const anchored = !flags.includes("m") && pattern.alternatives.every(startsAtStart);
  return {
    pattern,
    steps(text, most) {
      left = most;
      try {
        for (let at = 0; at <= text.length; ) {
          groups.clear();
          let end = -1;
          const found = whole(text, at, (place) => {
            end = place;
            return true;
          });
          if (sticky || anchored || (found && !flags.includes("g"))) break;
          at = found && end > at ? end : at + 1;
        }
        return most - left;
      } catch (error) {
        // Too deep for this machine is too long for any.
        if (error instanceof TooManySteps || error instanceof RangeError) return most;
        throw error;
      }
    },
  };
}

/** Engines do not look for `^` further in. */
function startsAtStart({ elements: [first] }: AST.Alternative): boolean {
  if (first?.type === "Assertion") return first.kind === "start";
  return (
    (first?.type === "Group" || first?.type === "CapturingGroup") && first.alternatives.every(startsAtStart)
  );
}
