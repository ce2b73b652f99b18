import { type OxcError, type ParseResult, type ParserOptions, type Program, parseSync } from "oxc-parser";
import { type SourceLanguage, sourceLanguage } from "../files/source-kind.js";
import type { Depth } from "./depth.js";
import { type LineIndex, lineIndex } from "./line-index.js";

/** A parsed source, or where and why it cannot be parsed. */
export type ParsedSource =
  | { readonly ok: true; readonly parsed: ParseResult; readonly lines: LineIndex }
  | { readonly ok: false; readonly message: string; readonly line?: number; readonly column?: number };

/**
 * Parses a source file by the language that its name says. Where only imports are wanted, the tree is made when somebody asks
 * for it, which is seldom.
 */
export function parseSource(path: string, text: string, depth: Depth): ParsedSource {
  const lang = sourceLanguage(path) ?? "ts";
  const lines = lineIndex(text);
  const first =
    depth === "imports" && lang !== "jsx" ? parseForImports(path, text, lang) : parse(path, text, { lang });
  if (first.ok) return { ...first, lines };
  // What CommonJS allows, such as a `return` outside of functions, is wrong in a module.
  const second = lang === "jsx" ? parse(path, text, { lang, sourceType: "commonjs" }) : first;
  if (second.ok) return { ...second, lines };
  return syntaxError(first.error, lines);
}

type Attempt =
  | { readonly ok: true; readonly parsed: ParseResult }
  | { readonly ok: false; readonly error: Pick<OxcError, "message" | "labels"> };

function parse(path: string, text: string, options: ParserOptions): Attempt {
  try {
    const parsed = parseSync(path, text, options);
    const error = parsed.errors.find(({ severity }) => severity === "Error");
    return error ? { ok: false, error } : { ok: true, parsed };
  } catch (thrown) {
    return {
      ok: false,
      error: { message: thrown instanceof Error ? thrown.message : String(thrown), labels: [] },
    };
  }
}

/**
 * The parser hands over the text of a tree, asked for or not. One without types is shorter by three tenths; nothing else of the
 * answer depends on them.
 */
function parseForImports(path: string, text: string, lang: SourceLanguage): Attempt {
  const attempt = parse(path, text, { lang, astType: "js" });
  if (!attempt.ok) return attempt;
  const { module, comments, errors } = attempt.parsed;
  let program: Program | undefined;
  const parsed = {
    module,
    comments,
    errors,
    get program() {
      program ??= parseSync(path, text, { lang }).program;
      return program;
    },
  };
  return { ok: true, parsed };
}

function syntaxError({ message, labels }: Pick<OxcError, "message" | "labels">, lines: LineIndex) {
  const start = labels[0]?.start;
  const at = start === undefined ? undefined : lines.place(start, start + 1);
  return { ok: false, message, ...(at && { line: at.line, column: at.column }) } as const;
}
