import type { CommentSyntax } from "./comment-syntax.js";

// Strings are matched so that what looks like a comment inside of one stays. An open quote ends with its line.
const strings = `"""[\\s\\S]*?"""|'''[\\s\\S]*?'''|@"(?:[^"]|"")*"|"(?:\\\\.|[^"\\\\\\n])*"|'(?:\\\\.|[^'\\\\\\n])*'`;
const backticks = "`(?:\\\\[\\s\\S]|[^`\\\\])*`";
const block = "\\/\\*[\\s\\S]*?(?:\\*\\/|$)";

const tokens: Readonly<Record<Exclude<CommentSyntax, "none">, RegExp>> = {
  slashes: new RegExp(`\\/\\/[^\\n]*|${block}|${strings}|${backticks}`, "g"),
  hash: new RegExp(`^=begin\\b[\\s\\S]*?(?:^=end\\b|$(?![\\s\\S]))|#[^\\n]*|${strings}`, "gm"),
  shell: /(?<![^\s;])#[^\n]*|"(?:\\.|[^"\\\n])*"|'[^'\n]*'/g,
  hcl: new RegExp(`#[^\\n]*|\\/\\/[^\\n]*|${block}|"(?:\\\\.|[^"\\\\\\n])*"`, "g"),
  xml: /<!--[\s\S]*?(?:-->|$)/g,
};

const comment = /^(?:#|\/\/|\/\*|<!--|=begin)/;
const docstring = /^(?:"""|''')/;

/** A text with spaces for its comments, and all lines where they were. Tolerant: it is no parser. */
export function blankComments(text: string, syntax: CommentSyntax): string {
  if (syntax === "none") return text;
  return text.replace(tokens[syntax], (token: string, offset: number) => {
    const isComment = comment.test(token);
    if (!isComment && !(syntax === "hash" && docstring.test(token) && startsItsLine(text, offset)))
      return token;
    return token.replace(/[^\n]/g, " ");
  });
}

function startsItsLine(text: string, offset: number): boolean {
  let before = offset - 1;
  while (text[before] === " " || text[before] === "\t") before--;
  return before < 0 || text[before] === "\n";
}
