import type { Command } from "./pipeline.js";

const saysOnly = /^(?:echo|printf|write-(?:host|output)|::|@echo|rem|exit|true|false|pwd|fi|done)\b|^[})]+$/i;
const forgives = /\|\|\s*(?:true|:|exit\s+0|echo|printf|\/bin\/true)(?:\s|$)|^\s*-?set \+e\b/;
const heredoc = /<<[-~]?\s*["']?(\w+)["']?/;
const goesOn = /(?:\\|`|&&|\|)$/;
/** No person writes a longer command. */
const longest = 2_000;
// These run what they are fed.
const remoteShell = /^(?:ssh|bash|sh)\b/;
// What may stand before the program: `if`, `sudo`, `CI=1`, the `-` and `@` of make.
const prefix =
  /^(?:(?:if|then|else|do|while|until|!|\{|\(|sudo(?:\s+-\S+)*|time|exec|command|env|nohup|[A-Za-z_]\w*=(?:"[^"]*"|'[^']*'|\S*))\s+)+/;

/**
 * The commands of a shell text, one for each part of a pipe or chain. What is only said (`echo …`) is no command.
 *
 * @example
 * shellCommands("docker build . && \\\n  helm upgrade --install app ./chart", "ci.yml", 7);
 */
export function shellCommands(text: string, file: string, firstLine: number): readonly Command[] {
  const commands: Command[] = [];
  const lines = text.split("\n");
  const lastAt = new Map(lines.map((line, at) => [line.trim(), at]));
  for (let at = 0; at < lines.length; at++) {
    const line = firstLine + at;
    let whole = withoutComment(lines[at]!);
    while (whole.length < longest && goesOn.test(whole.trimEnd()) && at + 1 < lines.length)
      whole = `${whole.trimEnd().replace(/[\\`]$/, "")} ${withoutComment(lines[++at]!).trim()}`;
    const allowsFailure = forgives.test(whole);
    const fed = heredoc.exec(whole);
    if (fed && !remoteShell.test(whole.trim())) {
      if ((lastAt.get(fed[1]!) ?? -1) > at)
        at = lines.findIndex((one, index) => index > at && one.trim() === fed[1]);
    }
    for (const part of partsOf(whole)) {
      const command = part.trim().replace(prefix, "").replace(/\s+/g, " ").trim();
      if (command !== "" && !saysOnly.test(command))
        commands.push({ text: command.slice(0, longest), file, line, allowsFailure });
    }
  }
  return commands;
}

function withoutComment(line: string): string {
  const [kept] = /^(?:[^#'"]|(?<=\S)#|"(?:\\.|[^"\\])*"|'[^']*'|['"])*/.exec(line) ?? [""];
  return kept;
}

function partsOf(line: string): readonly string[] {
  const parts: string[] = [];
  let part = "";
  for (const [token] of line.matchAll(/"(?:\\.|[^"\\])*"|'[^']*'|&&|\|\||[;|]|[^"'&;|]+|./g)) {
    if (token === "&&" || token === "||" || token === ";" || token === "|") {
      parts.push(part);
      part = "";
    } else part += token;
  }
  return [...parts, part];
}
