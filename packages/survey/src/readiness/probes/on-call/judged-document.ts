/** What a document holds, as far as counting tells. */
export interface JudgedDocument {
  readonly words: number;
  readonly headings: number;
  /** Numbered or ticked items. */
  readonly steps: number;
  /** Lines of commands. */
  readonly commands: number;
  /** Gaps that nobody has filled: `TODO`, `<service name>`, … */
  readonly gaps: number;
}

const gap =
  /\b(?:TODO|TBD|FIXME|XXX|lorem ipsum|fill (?:this )?in|coming soon|to be (?:written|done|defined)|work in progress)\b|<(?!https?:|\/|!--|br|details|summary|img|a\b|p\b|kbd|code|sub|sup)[A-Za-z][\w /-]{0,60}>|\[(?:insert|your|service|team|name|link|describe|date|owner)\b[^\][\n]{0,100}\](?!\()|\{\{[^{}\n]{0,100}\}\}|_{4}/gi;
// Words to whoever is to write the document, not to whoever is called at night: "Replace the disk" is a step.
const instruction =
  /^[ \t]*(?:[-*+]\s+|\d+[.)]\s+)?(?:(?:Describe|Explain|Insert|Fill in)\s+(?:the|what|how|here|your|any)|(?:List|Add|Replace)\s+(?:what|how|here|your|any|this))\b|\bYYYY-MM-DD\b/gim;
const program =
  /^\s*(?:\$ |> |# )?(?:kubectl|helm|docker|psql|mysql|redis-cli|aws|gcloud|az|curl|ssh|systemctl|journalctl|rails|rake|bundle|npm|yarn|pnpm|make|git|terraform|ansible\S*|heroku|fly|flyctl|kamal|cap|grep|tail|pg_\w+|kafka-\S+|rabbitmqctl|sudo|\.\/\S+)\b/;

/** Counts what a document of Markdown, AsciiDoc or reStructuredText holds. */
export function judgeDocument(text: string): JudgedDocument {
  const bare = text.replace(/<!--[\s\S]*?(?:-->|$)/g, "").replace(/^---\n[\s\S]*?\n---\n/, "");
  let words = 0;
  let headings = 0;
  let steps = 0;
  let commands = 0;
  let isCode = false;
  for (const line of bare.split("\n")) {
    if (/^\s*(?:```|~~~|----\s*$)/.test(line)) isCode = !isCode;
    else if (isCode) commands += line.trim() === "" || /^\s*(?:#|\/\/)/.test(line) ? 0 : 1;
    else if (/^(?:#{1,6} |={1,6} )/.test(line)) headings++;
    else if (/^[=~^-]{3,}\s*$/.test(line)) headings++;
    else {
      if (/^\s*(?:\d+[.)] |[-*+] \[[ x]\] |\. )/.test(line)) steps++;
      if (/`[^`]+ [^`]+`/.test(line) || program.test(line)) commands++;
      words += line.split(/\s+/).filter((word) => /\w/.test(word)).length;
    }
  }
  return { words, headings, steps, commands, gaps: count(bare, gap) + count(bare, instruction) };
}

const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0;

/** Whether a document is a form that nobody has filled in. */
export function isTemplate(path: string, { words, gaps }: JudgedDocument): boolean {
  return /template|skeleton|boilerplate/i.test(path) || gaps >= 3 || gaps * 40 > Math.max(words, 1);
}
