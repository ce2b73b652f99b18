import { type OxcError, type ParseResult, type ParserOptions, parseSync } from "oxc-parser";
import { sourceLanguage } from "../files/source-kind.js";
import { type LineIndex, lineIndex } from "./line-index.js";

/** A parsed source, or where and why it cannot be parsed. */
export type ParsedSource =
  | { readonly ok: true; readonly parsed: ParseResult; readonly lines: LineIndex }
  | { readonly ok: false; readonly message: string; readonly line?: number; readonly column?: number };

/** Parses a source file by the language that its name says. */
export function parseSource(path: string, text: string): ParsedSource {
  const lang = sourceLanguage(path) ?? "ts";
  const lines = lineIndex(text);
  const first = parse(path, text, { lang });
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

function syntaxError({ message, labels }: Pick<OxcError, "message" | "labels">, lines: LineIndex) {
  const start = labels[0]?.start;
  const at = start === undefined ? undefined : lines.place(start, start + 1);
  return { ok: false, message, ...(at && { line: at.line, column: at.column }) } as const;
}
