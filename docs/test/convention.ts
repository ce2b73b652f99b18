import type { Block } from "./block.js";
import type { SnippetProblem } from "./problem.js";

// What may follow a language. A language that is not here would slip through unchecked.
const words: Readonly<Record<string, RegExp>> = {
  ts: /^(no-run|file=[\w./-]+\.ts)$/,
  yaml: /^architecture$/,
  sh: /^run$/,
  json: /^$/,
  sql: /^$/,
  text: /^$/,
  mermaid: /^$/,
};

/** What a page's blocks do not keep of the convention. */
export function unconventional(blocks: readonly Block[]): readonly SnippetProblem[] {
  return blocks.flatMap((block) => {
    const { page, line, language } = block;
    const allowed = words[language];
    const problem = (message: string) => [{ path: page.path, line: line - 1, message }];
    if (!allowed) {
      return problem(`"${language}" is none of the languages ${Object.keys(words).join(", ")}.`);
    }
    const strange = block.words.find((word) => !allowed.test(word));
    return strange === undefined ? [] : problem(`"${strange}" means nothing after ${language}.`);
  });
}
