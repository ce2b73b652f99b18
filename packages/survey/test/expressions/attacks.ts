import type { AST } from "@eslint-community/regexpp";

/** A text that is meant to be slow: a beginning, something again and again, and an end that does not fit. */
export interface Attack {
  readonly before: string;
  readonly again: string;
  readonly after: string;
}

const usual = [
  "\n",
  " ",
  "\t",
  "a",
  "0",
  "-",
  "_",
  ".",
  ",",
  "/",
  ":",
  "#",
  '"',
  "'",
  "(",
  "{",
  "[",
  "=",
  "<",
  "x",
];
const ends = ["", "\0", "\n\0"];

/**
 * Texts to try on an expression: each of its repetitions is reached by what stands before it, and fed with what it takes, or
 * with what stands before it once more.
 */
export function attacksOn(pattern: AST.Pattern): readonly Attack[] {
  const found = new Map<string, Attack>();
  const add = (before: string, again: string) => {
    if (again === "") return;
    for (const after of ends) found.set(JSON.stringify([before, again, after]), { before, again, after });
  };
  for (const { before, element } of repetitionsIn(pattern.alternatives, [""])) {
    for (const one of new Set([...before, ""])) {
      const fed = [...examples(element, 3), ...usual.filter((character) => takes(element, character))];
      for (const again of fed) add(one, again);
      if (one !== "") for (const again of [one, ...fed.slice(0, 2).map((text) => one + text)]) add("", again);
    }
  }
  return [...found.values()];
}

interface Repetition {
  readonly before: readonly string[];
  readonly element: AST.Element;
}

function repetitionsIn(
  alternatives: readonly AST.Alternative[],
  before: readonly string[],
): readonly Repetition[] {
  return alternatives.flatMap(({ elements }) => {
    let so = before;
    return elements.flatMap((element) => {
      const own = repetitionsOf(element, so);
      so = joined(so, examples(element, 2)).slice(0, 3);
      return own;
    });
  });
}

function repetitionsOf(element: AST.Element, before: readonly string[]): readonly Repetition[] {
  switch (element.type) {
    case "Quantifier": {
      const own = element.max > 30 ? [{ before, element: element.element }] : [];
      return [...own, ...repetitionsOf(element.element, before)];
    }
    case "Group":
    case "CapturingGroup":
      return repetitionsIn(element.alternatives, before);
    case "Assertion":
      return element.kind === "lookahead" ? repetitionsIn(element.alternatives, before) : [];
    default:
      return [];
  }
}

/** A few texts that an element takes. */
function examples(element: AST.Element, most: number): readonly string[] {
  switch (element.type) {
    case "Group":
    case "CapturingGroup":
      return [
        ...new Set(
          element.alternatives.flatMap(({ elements }) =>
            elements.reduce<readonly string[]>(
              (all, one) => joined(all, examples(one, most)).slice(0, most),
              [""],
            ),
          ),
        ),
      ].slice(0, most + 2);
    case "Quantifier": {
      const once = examples(element.element, most);
      if (element.min === 0) return ["", ...once].slice(0, most);
      return once.map((text) => text.repeat(Math.min(element.min, 120)));
    }
    case "Assertion":
    case "Backreference":
      return [""];
    case "Character":
      return [String.fromCodePoint(element.value)];
    default: {
      const own = usual.filter((character) => takes(element, character));
      const further = Array.from({ length: 95 }, (_, code) => String.fromCharCode(32 + code));
      return [...own, ...further.filter((character) => takes(element, character))].slice(0, most);
    }
  }
}

function joined(first: readonly string[], second: readonly string[]): readonly string[] {
  return first.flatMap((one) => second.map((other) => one + other));
}

function takes(element: AST.Node, text: string): boolean {
  try {
    return new RegExp(`^(?:${element.raw})$`, /\\p/.test(element.raw) ? "u" : "").test(text);
  } catch {
    return false;
  }
}
