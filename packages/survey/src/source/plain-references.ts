import type { ParseResult } from "oxc-parser";
import type { ImportStatement } from "./import-statement.js";
import type { LineIndex } from "./line-index.js";
import { literalSpans } from "./literal-spans.js";
import { literalText } from "./literal-text.js";

const candidates = /(?<![\w$#]|(?<!\.\.)\.)(?:require\b|import\s*\(|module\s+(?=["']))/g;
const quoted = String.raw`("[^"\\\n]*"|'[^'\\\n]*')`;
const required = new RegExp(String.raw`require(?:\.resolve)?\(${quoted}\)`, "y");
const importedType = new RegExp(String.raw`import\(${quoted}\)`, "y");
const notCalled = /require(?!\s*(?:[(.<?!/`]))/y;

/**
 * The references that only a syntax tree shows, read from the text instead, which costs a tenth: `require("…")`,
 * `import x = require("…")`, and `import("…")` as a type, written as nearly everybody writes them. `undefined` wherever that
 * leaves a doubt: then the tree has to be asked.
 *
 * @param text TypeScript without JSX, whose text may hold any quotes.
 */
export function plainReferences(
  text: string,
  { module, comments }: ParseResult,
  lines: LineIndex,
): ImportStatement[] | undefined {
  const dynamic = new Set(module.dynamicImports.map(({ start }) => start));
  const inComment = (at: number) => comments.some(({ start, end }) => start <= at && at < end);
  const found: ImportStatement[] = [];
  let literals: ReturnType<typeof literalSpans>;
  for (const { index, 0: word } of text.matchAll(candidates)) {
    if (dynamic.has(index) || inComment(index)) continue;
    if (word.startsWith("module")) return undefined;
    literals ??= literalSpans(text, comments);
    if (!literals || literals.some(({ start, end }) => start <= index && index < end)) return undefined;
    if (lineMayHoldRegExp(text, index) || followsDot(text, comments, index)) return undefined;
    const isRequire = word === "require";
    const written = exec(isRequire ? required : importedType, text, index);
    if (!written) {
      if (isRequire && exec(notCalled, text, index)) continue;
      return undefined;
    }
    const [whole, literal = ""] = written;
    const start = index + whole.length - 1 - literal.length;
    const before = isRequire
      ? /\bimport\s+(type\s+)?[\w$]+\s*=\s*$/.exec(text.slice(Math.max(0, index - 200), index))
      : null;
    found.push({
      specifier: literalText(literal)!,
      kind: before ? "import" : isRequire ? "require" : "type",
      typeOnly: before ? before[1] !== undefined : !isRequire,
      names: ["*"],
      at: lines.place(start, start + literal.length),
    });
  }
  return found;
}

/** After a dot, a space and perhaps a comment, the word may be the name of a member. */
function followsDot(text: string, comments: ParseResult["comments"], at: number): boolean {
  let before = text.slice(0, at).trimEnd();
  for (;;) {
    const comment = comments.find(({ end }) => end === before.length);
    if (!comment) return before.endsWith(".") && !before.endsWith("...");
    before = before.slice(0, comment.start).trimEnd();
  }
}

/** A slash outside of quotes may begin a regular expression, whose quotes are none. */
function lineMayHoldRegExp(text: string, at: number): boolean {
  const start = text.lastIndexOf("\n", at) + 1;
  const end = text.indexOf("\n", at);
  const line = text.slice(start, end === -1 ? text.length : end);
  return line.replace(/"[^"\n]*"|'[^'\n]*'/g, "").includes("/");
}

function exec(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
