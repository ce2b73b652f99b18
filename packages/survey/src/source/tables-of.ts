import { type Argument, type Node, type ParseResult, type TemplateLiteral, Visitor } from "oxc-parser";
import type { TableMention } from "./facts.js";
import type { LineIndex } from "./line-index.js";
import { memberPath } from "./member-path.js";
import { stringOf } from "./syntax-imports-of.js";
import { looksLikeSql, tablesInSql } from "./tables-in-sql.js";

const using = new Set([
  "selectFrom",
  "insertInto",
  "replaceInto",
  "updateTable",
  "deleteFrom",
  "mergeInto",
  "innerJoin",
  "leftJoin",
  "rightJoin",
  "fullJoin",
  "crossJoin",
  "innerJoinLateral",
  "leftJoinLateral",
  "alterTable",
  "dropTable",
  "truncateTable",
]);
const declaring = new Set([
  "createTable",
  "createTableIfNotExists",
  "createView",
  "pgTable",
  "mysqlTable",
  "sqliteTable",
  "Entity",
]);

/**
 * The tables that a file names: in SQL (tagged templates, and strings that read like statements), in the calls of a query
 * builder (Kysely's words, which Knex's schema builder shares), and where a schema is declared (also Drizzle's and TypeORM's).
 */
export function tablesOf(parsed: ParseResult, lines: LineIndex): readonly TableMention[] {
  const found: TableMention[] = [];
  const tagged = new Set<Node>();
  // Names of common table expressions, as in `db.with("recent", …)`.
  const introduced = new Set<string>();

  const named = (node: { value: string; start: number; end: number }, role: TableMention["role"]) => {
    const [, schema, table] = /^\s*(?:([\w$]+)\.)?([\w$]+)/.exec(node.value) ?? [];
    if (table) found.push({ table, schema, role, at: lines.place(node.start, node.end) });
  };
  const sql = (text: string, offset: number) => {
    for (const { table, schema, role, start, end } of tablesInSql(text)) {
      found.push({ table, schema, role, at: lines.place(offset + start, offset + end) });
    }
  };

  new Visitor({
    CallExpression({ callee, arguments: [first, ...rest] }) {
      const path = memberPath(callee);
      const method =
        callee.type === "MemberExpression" && !callee.computed ? callee.property.name : path?.root;
      if (!first || method === undefined) return;
      if (method === "references")
        for (const literal of literalsOf(first)) named(tableOfColumn(literal), "uses");
      else if (method === "addForeignKeyConstraint" && rest[1]) {
        for (const literal of literalsOf(rest[1])) named(literal, "uses");
      } else if (/^with(?:Recursive)?$/.test(method))
        for (const { value } of literalsOf(first)) introduced.add(value);
      else if (using.has(method)) for (const literal of literalsOf(first)) named(literal, "uses");
      else if (declaring.has(method)) for (const literal of literalsOf(first)) named(literal, "declares");
      else if (method === "withSchema") {
        for (const { value, start, end } of literalsOf(first)) {
          found.push({ table: "*", schema: value, role: "uses", at: lines.place(start, end) });
        }
      } else if (path?.root === "sql" && path.members[0] === "table") {
        for (const literal of literalsOf(first)) named(literal, "uses");
      }
    },
    TaggedTemplateExpression({ tag, quasi }) {
      const path = memberPath(tag.type === "CallExpression" ? tag.callee : tag);
      const isSql = path !== undefined && [path.root, ...path.members].some((word) => /^sql$/i.test(word));
      tagged.add(quasi);
      if (isSql) sql(written(quasi), quasi.start);
    },
    TemplateLiteral(node) {
      if (!tagged.has(node) && looksLikeSql(written(node).slice(1))) sql(written(node), node.start);
    },
    Literal(node) {
      if (typeof node.value === "string" && looksLikeSql(node.value)) sql(` ${node.value}`, node.start);
    },
  }).visit(parsed.program);
  return found.filter(({ table, schema }) => schema !== undefined || !introduced.has(table));
}

/** A template's text in its place: what is filled in becomes question marks, and quotes become blanks. */
function written({ quasis, start, end }: TemplateLiteral): string {
  // The parts of a template begin with their delimiter in TypeScript's syntax trees, and after it in JavaScript's.
  const delimiter = quasis[0]?.start === start ? 1 : 0;
  let text = " ";
  // What is filled in may be a name or anything: a mark that is no word keeps the next word from being taken for it.
  for (const { value, start: from } of quasis) text = text.padEnd(from + delimiter - start, "?") + value.raw;
  return text.padEnd(end - start, " ");
}

/** `invoices.id` stands for its table. */
function tableOfColumn<L extends { readonly value: string }>(literal: L): L {
  return { ...literal, value: literal.value.replace(/\.[^.]*$/, "") };
}

/** The strings of an argument: itself, those of a list, or the `name` of TypeORM's options. */
function literalsOf(node: Argument): { value: string; start: number; end: number }[] {
  if (node.type === "ArrayExpression") {
    return node.elements.flatMap((one) => (one && one.type !== "SpreadElement" ? literalsOf(one) : []));
  }
  if (node.type === "ObjectExpression") {
    return node.properties.flatMap((property) =>
      property.type === "Property" && property.key.type === "Identifier" && property.key.name === "name"
        ? literalsOf(property.value as Argument)
        : [],
    );
  }
  const literal = stringOf(node);
  return literal ? [literal] : [];
}
