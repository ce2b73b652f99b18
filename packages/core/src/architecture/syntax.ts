import { Document, LineCounter, parseDocument, type YAMLError } from "yaml";
import type { Problem } from "./problem.js";

/** A YAML text as nodes that know their place, and what is wrong with it. */
export interface Syntax {
  readonly document: Document;
  readonly problems: readonly Problem[];
  place(offset: number): { readonly line: number; readonly column: number };
}

/** Reads YAML in which `${NAME}` may stand anywhere a plain value may, also within `{ … }`. */
export function readSyntax(text: string): Syntax {
  const lines = new LineCounter();
  const place = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  try {
    const document = parseDocument(maskReferences(text), { lineCounter: lines, prettyErrors: false });
    return { document, problems: [...document.errors, ...document.warnings].map(toProblem), place };
  } catch {
    // The only thing the parser throws is the stack's overflow.
    const problem = {
      code: "ASH_ARCHITECTURE_SYNTAX",
      message: "The YAML is nested too deeply.",
      offset: 0,
    } as const;
    return { document: new Document(), problems: [problem], place };
  }
}

// Within { … } and [ … ], YAML gives braces, brackets and commas a meaning that would tear a reference apart. Stand-ins
// of the same length keep every place in the file right.
const standIns = new Map([
  ["{", "\ue0f0"],
  ["}", "\ue0f1"],
  ["[", "\ue0f2"],
  ["]", "\ue0f3"],
  [",", "\ue0f4"],
]);
const originals = new Map(Array.from(standIns, ([character, standIn]) => [standIn, character]));

function maskReferences(text: string): string {
  if (/[\ue0f0-\ue0f4]/.test(text)) return text;
  return text.replace(/\$\{\w+(?::-[^{}\n"']*)?\}/g, (reference) =>
    reference.replace(/[{}[\],]/g, (character) => standIns.get(character)!),
  );
}

/** A text of the document as it was written. */
export function unmask(text: string): string {
  return text.replace(/[\ue0f0-\ue0f4]/g, (standIn) => originals.get(standIn)!);
}

// The parser's own messages quote the text, which may hold a secret; these don't.
const messages: Partial<Record<YAMLError["code"], string>> = {
  BAD_ALIAS: "An alias (*name) or anchor (&name) has no name that YAML allows.",
  BAD_DQ_ESCAPE:
    "A double-quoted text holds an escape that YAML does not know; single quotes take it as it is.",
  BAD_INDENT:
    "The indentation does not fit the lines above, or one of them has a bracket that is not closed.",
  BAD_SCALAR_START: "A value starts with a character that YAML reserves; put it in quotes.",
  BLOCK_IN_FLOW: "An indented block cannot stand within { … } or [ … ].",
  BLOCK_AS_IMPLICIT_KEY: "There are two keys on one line; put each on a line of its own.",
  DUPLICATE_KEY: "A key is there twice.",
  MISSING_CHAR: "A comma, colon, quote, bracket or space is missing.",
  MULTILINE_IMPLICIT_KEY: "A key goes over several lines; is a colon missing?",
  MULTIPLE_DOCS: "The file holds several documents (---); an architecture is one.",
  TAB_AS_INDENT: "A line is indented with a tab; YAML wants spaces.",
  TAG_RESOLVE_FAILED: "A tag (!name) has no meaning here.",
  UNEXPECTED_TOKEN: "There is something here that YAML does not expect at this place.",
};

function toProblem({ code, pos }: YAMLError): Problem {
  const message = messages[code] ?? `This is not YAML (${code.toLowerCase().replaceAll("_", " ")}).`;
  return { code: "ASH_ARCHITECTURE_SYNTAX", message, offset: pos[0] };
}
