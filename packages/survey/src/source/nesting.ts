/** Parsers go down one call for each level. Deeper than this, their stack may end, and with it the process. */
export const deepestNesting = 500;

// Each of these may open a level that no bracket shows: `A<B<…`, `a => b => …`, `a ? b : c ? …`, `else if …`, `a + b + …`.
const chains: readonly { readonly link: RegExp; readonly most: number }[] = [
  { link: /</g, most: 700 },
  { link: /=>|[?:=!~]|\b(?:else|if|new|await|typeof|void|delete|yield|do|for|while|with)\b/g, most: 2_000 },
  { link: /[+*.&|-]/g, most: 20_000 },
];

// Also where somebody writes no semicolons: a line that begins like a statement begins one.
const statementEnd =
  /[;,]|\n[ \t]{0,200}(?=[})@/]|(?:export|const|let|var|function|class|import|return|type|interface|enum|case|switch|try|throw|async|static|test|it|describe)\b)/;

/**
 * Whether a text may nest deeper than a parser can follow. Counts too much rather than too little, within strings and comments
 * as well; no person's code comes near.
 */
export function mayNestTooDeep(text: string): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    // ( [ {
    if (code === 40 || code === 91 || code === 123) {
      depth++;
      if (depth > deepestNesting) return true;
    } else if (depth > 0 && (code === 41 || code === 93 || code === 125)) depth--;
  }
  return text.split(statementEnd).some((statement) => chained(statement));
}

/** Whether one statement chains so much that it may be one level after the other. */
function chained(statement: string): boolean {
  return chains.some(({ link, most }) => {
    if (statement.length <= most) return false;
    let count = 0;
    for (const _ of statement.matchAll(link)) if (++count > most) return true;
    return false;
  });
}
