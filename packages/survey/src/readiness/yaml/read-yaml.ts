import {
  isAlias,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  parseAllDocuments,
  Scalar,
} from "yaml";
import { yamlNestsTooDeep } from "../../files/yaml-nesting.js";
import { oncePerRepository } from "../once-per-repository.js";
import type { RepositoryFiles } from "../repository-files.js";
import type { Located, LocatedEntry } from "./located.js";

const mostValues = 50_000;
const deepest = 60;
const longestLine = 5_000;
const cacheOf = oncePerRepository(() => new Map<string, readonly Located[] | "broken">());

/** The documents of a YAML (or JSON) file, or `broken`; `undefined` when the file cannot be read. Read once. */
export function readYaml(files: RepositoryFiles, path: string): readonly Located[] | "broken" | undefined {
  const cache = cacheOf(files);
  const known = cache.get(path);
  if (known !== undefined) return known;
  const text = files.read(path);
  if (text === undefined) return undefined;
  const documents = parseYaml(text);
  cache.set(path, documents);
  return documents;
}

/** The documents of a YAML text; `broken` when it is none, or nests or repeats itself beyond reason. */
export function parseYaml(text: string): readonly Located[] | "broken" {
  if (yamlNestsTooDeep(text) || hasEndlessLine(text)) return "broken";
  const lines = new LineCounter();
  try {
    const parsed = parseAllDocuments(text, {
      lineCounter: lines,
      prettyErrors: false,
      logLevel: "silent",
      uniqueKeys: false,
    });
    const documents = Array.isArray(parsed) ? parsed : [];
    if (documents.some(({ errors }) => errors.length > 0)) return "broken";
    const budget = { left: mostValues };
    return documents.flatMap((document) => {
      const locate = (node: unknown, depth: number): Located | undefined => {
        if (--budget.left < 0 || depth > deepest) throw new RangeError("it repeats itself beyond reason");
        if (isAlias(node)) return locate(node.resolve(document), depth + 1);
        if (!isNode(node)) return undefined;
        const line = lines.linePos(node.range?.[0] ?? 0).line;
        if (isScalar(node)) return { kind: "text", text: textOf(node), line: line + (isBlock(node) ? 1 : 0) };
        if (isSeq(node)) {
          const items = node.items.flatMap((item) => locate(item, depth + 1) ?? []);
          return node.tag?.startsWith("!")
            ? { kind: "list", items, line, tag: node.tag }
            : { kind: "list", items, line };
        }
        if (!isMap(node)) return undefined;
        const entries = new Map<string, LocatedEntry>();
        const merged: Located[] = [];
        for (const pair of node.items) {
          if (!isPair(pair) || !isScalar(pair.key)) continue;
          const key = textOf(pair.key);
          const keyLine = lines.linePos(pair.key.range?.[0] ?? 0).line;
          const value = locate(pair.value, depth + 1) ?? { kind: "text", text: "", line: keyLine };
          if (key === "<<") merged.push(...(value.kind === "list" ? value.items : [value]));
          else entries.set(key, { value, line: keyLine });
        }
        for (const one of merged)
          if (one.kind === "map")
            for (const [key, entry] of one.entries) if (!entries.has(key)) entries.set(key, entry);
        return { kind: "map", entries, line };
      };
      return locate(document.contents, 0) ?? [];
    });
  } catch {
    // The parser throws on some damaged texts, and so does a text whose aliases multiply.
    return "broken";
  }
}

/** The parser takes quadratic time for what stands on one line; people write no such lines. */
function hasEndlessLine(text: string): boolean {
  let start = 0;
  for (let end = text.indexOf("\n"); end !== -1; end = text.indexOf("\n", start)) {
    if (end - start > longestLine) return true;
    start = end + 1;
  }
  return text.length - start > longestLine;
}

function isBlock({ type }: Scalar): boolean {
  return type === Scalar.BLOCK_LITERAL || type === Scalar.BLOCK_FOLDED;
}

function textOf(node: Scalar): string {
  if (typeof node.value === "string") return node.value;
  return node.value === null || node.value === undefined ? "" : (node.source ?? String(node.value));
}
