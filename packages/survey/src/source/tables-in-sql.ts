/** A table that a piece of SQL names. */
export interface SqlTable {
  readonly table: string;
  readonly schema: string | undefined;
  readonly role: "declares" | "uses";
  /** Where its name begins in the text, and ends. */
  readonly start: number;
  readonly end: number;
}

const name = String.raw`(?:"[^"\n]{1,128}"|\`[^\`\n]{1,128}\`|\[[^\]\n]{1,128}\]|[A-Za-z_][\w$]*)`;
const qualified = String.raw`(?<schema>${name}\s*\.\s*)?(?<table>${name})`;
const mention = new RegExp(
  String.raw`\b(?<verb>create\s+(?:unlogged\s+|temp(?:orary)?\s+)?table(?:\s+if\s+not\s+exists)?|create\s+(?:or\s+replace\s+)?(?:materialized\s+)?view(?:\s+if\s+not\s+exists)?|create\s+(?:unique\s+)?index(?:\s+concurrently)?(?:\s+if\s+not\s+exists)?(?:\s+[\w$"]+)?\s+on(?:\s+only)?|alter\s+table(?:\s+if\s+exists)?(?:\s+only)?|drop\s+table(?:\s+if\s+exists)?|truncate(?:\s+table)?|(?:insert|replace|merge)\s+into|delete\s+from|references|join|from|using|update(?:\s+only)?)\s+(?:lateral\s+|only\s+)?${qualified}(?<after>\s*\()?`,
  "gi",
);
const further = String.raw`(?:\s*(?:as\s+)?[A-Za-z_]\w*)?\s*,\s*${qualified}(?<after>\s*\()?`;
const notATable = new Set(
  "select set values only lateral unnest of skip nowait no cascade restrict where as on dual table not exists if order group limit".split(
    " ",
  ),
);

const statement = new RegExp(
  String.raw`^[\s(]*(?:(?:--[^\n]*\n)\s*)*(?:${[
    String.raw`select\b(?<selected>[\s\S]*?)\bfrom\b`,
    String.raw`insert\s+into\b`,
    String.raw`update\s+\S+(?:\s+(?:as\s+)?\w+)?\s+set\b`,
    String.raw`delete\s+from\s+\S+\s*(?:$|;|(?:as\b|where\b|using\b|returning\b))`,
    String.raw`with\s+(?:recursive\s+)?[\w$"]{1,128}(?:\s*\([^()]{0,2000}\))?\s+as\b`,
    String.raw`create\s+(?:or\s+replace\s+)?(?:unlogged\s+|temp(?:orary)?\s+|materialized\s+|unique\s+)?(?:table|view|index)\b`,
    String.raw`(?:alter|drop)\s+table\b`,
    String.raw`truncate\b`,
    String.raw`(?:merge|replace)\s+into\b`,
  ].join("|")})`,
  "i",
);
const sqlWords =
  /^(?:as|distinct|all|case|when|then|else|end|and|or|not|is|null|in|over|partition|by|order|filter|between|like)$/i;

/** Whether a text reads like a statement of SQL, and not like a sentence that begins with the same word. */
export function looksLikeSql(text: string): boolean {
  const found = statement.exec(text);
  if (!found) return false;
  const { selected } = found.groups!;
  // Three plain words in a row, as in "select a payment method from …", are no list of columns.
  const words = selected?.matchAll(/(?<![\w.])([a-z]+)\s+([a-z]+)\s+([a-z]+)(?![\w.(])/gi) ?? [];
  for (const [, ...three] of words) if (!three.some((word) => sqlWords.test(word))) return false;
  return true;
}

/** The tables that a piece of SQL declares or uses. Names that the statement itself introduces are left out. */
export function tablesInSql(sql: string): readonly SqlTable[] {
  const text = blankOut(sql);
  const own = introduced(text);
  const found: SqlTable[] = [];
  for (const match of text.matchAll(mention)) {
    const { verb = "", after = "" } = match.groups!;
    const isSource = /^(?:from|join|using)$/i.test(verb);
    // `from generate_series(…)` calls a function.
    if ((isSource && after !== "") || insideFunction(text, match.index, verb)) continue;
    const end = match.index + match[0].length - after.length;
    found.push(tableAt(match, end, /^create.*(?:table|view)/is.test(verb) ? "declares" : "uses"));
    if (isSource) found.push(...furtherSources(text, end));
  }
  return found.filter(({ table }) => !notATable.has(table.toLowerCase()) && !own.has(table.toLowerCase()));
}

/** `from a, b as c, d`: the tables after the first. */
function furtherSources(text: string, from: number): SqlTable[] {
  const found: SqlTable[] = [];
  const next = new RegExp(further, "iy");
  next.lastIndex = from;
  for (let match = next.exec(text); match; match = next.exec(text)) {
    if (match.groups!.after === undefined) found.push(tableAt(match, next.lastIndex, "uses"));
    else break;
  }
  return found;
}

function tableAt({ groups }: RegExpMatchArray, end: number, role: SqlTable["role"]): SqlTable {
  const { schema = "", table = "" } = groups!;
  return {
    table: unquoted(table),
    schema: schema === "" ? undefined : unquoted(schema.replace(/\.\s*$/, "").trimEnd()),
    role,
    start: end - schema.length - table.length,
    end,
  };
}

/** Comments and string constants, which may hold anything, as spaces of the same length. */
function blankOut(sql: string): string {
  return sql.replace(/'(?:[^']|'')*'|--[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/g, (found) =>
    found.replace(/[^\n]/g, " "),
  );
}

/** Names of common table expressions. */
function introduced(sql: string): ReadonlySet<string> {
  const found = sql.matchAll(
    /(?:\bwith\s+(?:recursive\s+)?|,\s*)("[^"]+"|[A-Za-z_]\w*)(?:\s*\([^()]*\))?\s+as\s+(?:not\s+)?(?:materialized\s*)?\(/gi,
  );
  return new Set(Array.from(found, ([, cte]) => unquoted(cte!).toLowerCase()));
}

/** `extract(epoch from at)`, `trim(both from name)`, `is distinct from other`: a `from` that names no table. */
function insideFunction(sql: string, at: number, verb: string): boolean {
  if (!/^from$/i.test(verb)) return false;
  const before = sql.slice(Math.max(0, at - 200), at);
  return (
    /\b(?:extract|substring|trim|overlay|position)\s*\([^()]*$/i.test(before) ||
    /\bdistinct\s+$/i.test(before)
  );
}

function unquoted(written: string): string {
  return written.trim().replace(/^["`[]|["`\]]$/g, "");
}
