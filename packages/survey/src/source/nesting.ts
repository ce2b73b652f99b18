/**
 * The most that may be open at one place of a text, in tenths of a level. Parsers go down one call for each level; deeper than
 * this, their stack may end, and with it the process.
 */
const most = 10_000;
// The parser's stack takes some thousands of levels, and each takes a character at least.
const shortest = 4_000;

const [bracket, link, operand] = [10, 10, 1];
const token = new RegExp(
  [
    String.raw`\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|"(?:[^"\\\n]|\\[\s\S])*"|'(?:[^'\\\n]|\\[\s\S])*'`,
    String.raw`[A-Za-z_$][\w$]*|\d[\w.]*|\n|=>|[=!<>]=+|<|>|[([{}\])]|[;,?:=]|[^\s\w]`,
  ].join("|"),
  "g",
);
const heads = new Set(["if", "for", "while", "with", "switch"]);
const linking = new Set(["if", "for", "while", "with", "do", "=>", "?", ":", "="]);
// After these, and after operators, a line that ends goes on.
const unfinished = new Set(
  "else do return throw typeof void delete new await yield in of instanceof case extends as satisfies".split(
    " ",
  ),
);
// A line that begins with one of these goes on with what stands before it.
const going = new Set("else catch finally in of instanceof extends as satisfies implements is".split(" "));
const starting = new Set(
  "import export const let var function class interface enum switch case try throw return".split(" "),
);

/** What is open between two brackets, up to the end of a statement. */
interface Level {
  /** `a => b => …`, `a ? b : c ? …`, `if (a) … else if (b) …`, `a + b + …`, `<a><b>…` */
  chain: number;
  /** `A<B, C<D, …` */
  angles: number;
  /** Whether it is the head of an `if` or a loop, after which a statement follows. */
  readonly isHead: boolean;
}

/**
 * Whether a text may nest deeper than a parser can follow. One pass without a syntax tree, so it may be wrong about code that nobody
 * writes: rather too careful than not.
 */
export function mayNestTooDeep(text: string): boolean {
  if (text.length < shortest || simpleBound(text) <= most) return false;
  let level: Level = { chain: 0, angles: 0, isHead: false };
  const around: Level[] = [];
  let open = 0;
  let previous = "";
  // What a statement's end gives back, unless it goes on with `else`.
  let ended: "" | "item" | "statement" = "";
  let isNewLine = false;
  let isValue = false;

  const add = (key: "chain" | "angles", weight: number) => {
    level[key] += weight;
    open += weight;
  };
  const reset = (key: "chain" | "angles") => {
    open -= level[key];
    level[key] = 0;
  };

  for (const [one] of text.matchAll(token)) {
    if (one === "\n") {
      isNewLine = true;
      continue;
    }
    const first = one.charCodeAt(0);
    if (first === 47 && (one.startsWith("//") || one.startsWith("/*"))) continue;
    const isWord = /^[A-Za-z_$]/.test(one);
    if (ended === "" && isWord && isValue && (isNewLine ? !going.has(one) : starting.has(one)))
      ended = "statement";
    if (ended !== "" && one !== "else" && !(ended === "statement" && /^[.?:=<>&|+*)\]}]/.test(one))) {
      reset("chain");
      if (ended === "statement") reset("angles");
    }
    ended = "";
    isNewLine = false;
    if (one === "(" || one === "[" || one === "{") {
      around.push(level);
      level = { chain: 0, angles: 0, isHead: one === "(" && heads.has(previous) };
      open += bracket;
      isValue = false;
    } else if (one === ")" || one === "]" || one === "}") {
      isValue = !level.isHead;
      const outer = around.pop();
      if (outer) {
        reset("chain");
        reset("angles");
        level = outer;
        open -= bracket;
      }
    } else if (one === ";") {
      ended = "statement";
      isValue = false;
    } else if (one === ",") {
      ended = "item";
      isValue = false;
    } else if (linking.has(one)) {
      add("chain", link);
      isValue = false;
    } else if (one === "<") {
      if (/[\w$]$/.test(previous)) add("angles", link);
      else add("chain", operand);
      isValue = false;
    } else if (one === ">") {
      if (level.angles > 0) add("angles", -link);
      isValue = true;
    } else {
      if (!isWord || unfinished.has(one)) add("chain", isWord || first < 48 || first > 57 ? operand : 0);
      isValue = isWord ? !unfinished.has(one) : /^["'`\d]/.test(one);
    }
    if (open > most) return true;
    previous = one;
  }
  return false;
}

/** More than can be open in a text: everything that may open something, as if nothing were ever closed. */
function simpleBound(text: string): number {
  let bound = text.length / 3;
  for (let at = 0; at < text.length; at++) {
    switch (text.charCodeAt(at)) {
      case 40: // (
      case 91: // [
      case 123: // {
      case 58: // :
      case 60: // <
      case 61: // =
      case 63: // ?
        bound += link;
    }
  }
  return bound;
}
