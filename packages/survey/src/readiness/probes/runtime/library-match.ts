import { importsOf, type Library } from "./library.js";

/** Finds the use of one library in a file of its ecosystem. */
export interface LibraryMatch {
  /** A text without any of these need not be looked at. */
  readonly needles: readonly string[];
  /** Whether it is worth taking the comments out of a text: a test on the text as it is. */
  mayStandIn(text: string): boolean;
  /** The line, from 1, on which a text without comments first uses it; `undefined` where none does. */
  lineIn(bareText: string): number | undefined;
}

/** How each ecosystem imports what begins with one of the given names. They come escaped, divided by `|`. */
const importPatterns: Readonly<Record<Library["ecosystem"], (names: string) => string>> = {
  node: (names) =>
    String.raw`(?:\bfrom|\bimport|\brequire(?:\.resolve)?\s*\(|\bimport\s*\()\s*["'](?:${names})(?:/[^"']*)?["']`,
  jvm: (names) => String.raw`^\s*import\s+(?:static\s+)?(?:${names})(?:[.;\s]|$)`,
  go: (names) => String.raw`^\s*(?:import\s+)?(?:[\w.]+\s+)?"(?:${names})(?:[/.][^"]*)?"\s*;?\s*$`,
  python: (names) =>
    String.raw`^\s*(?:from\s+(?:${names})(?:\.[\w.]+)?\s+import\b|import\s+(?:[^#]*,\s*)?(?:${names})(?:[.,\s]|$))`,
  dotnet: (names) =>
    String.raw`^\s*(?:global\s+)?(?:using|open|Imports)\s+(?:static\s+|\w+\s*=\s*)?(?:${names})(?:[.;\s]|$)`,
  ruby: (names) => String.raw`^\s*require\s*\(?\s*["'](?:${names})(?:/[^"']*)?["']`,
};

// A type is gone before the program runs.
const typeImport = /\b(?:import|export)\s+type\b[^;"'`]{0,2000}?\bfrom\s*["'][^"'\n]*["']/g;

/** How to find the use of a library. */
export function matchOf(library: Library): LibraryMatch {
  const { ecosystem, marks = [], needs = [], unless = [] } = library;
  const imports = importsOf(library);
  const names = imports.map(escaped);
  const patterns = [
    ...(names.length > 0 ? [importPatterns[ecosystem](names.join("|"))] : []),
    ...(ecosystem === "python" ? imports.flatMap(fromParent) : []),
    ...marks.map(unquoted),
  ];
  // Nothing to look for is found nowhere: an empty pattern would match any line.
  const source = patterns.length > 0 ? patterns.join("|") : "(?!)";
  const pattern = new RegExp(source);
  const anywhere = new RegExp(source, "m");
  return {
    needles: [...(ecosystem === "python" ? imports.map(parentOf) : imports), ...marks],
    mayStandIn: (text) =>
      (needs.length === 0 || needs.some((one) => text.includes(one))) && anywhere.test(text),
    lineIn: (bareText) => {
      if (needs.length > 0 && !needs.some((one) => bareText.includes(one))) return undefined;
      if (unless.some((one) => bareText.includes(one))) return undefined;
      const text = ecosystem === "node" ? bareText.replace(typeImport, blank) : bareText;
      const at = text.split("\n").findIndex((line) => pattern.test(line));
      return at === -1 ? undefined : at + 1;
    },
  };
}

/** `from google.cloud import pubsub_v1` imports `google.cloud.pubsub_v1`. */
function fromParent(name: string): readonly string[] {
  const dot = name.lastIndexOf(".");
  if (dot === -1) return [];
  const parent = escaped(name.slice(0, dot));
  return [String.raw`^\s*from\s+${parent}\s+import\s+(?:.*\W)?${escaped(name.slice(dot + 1))}\b`];
}

/** A mark that begins a string is a text about it, unless the quote is a part of it. */
function unquoted(mark: string): string {
  return `(?<!["'\`])${escaped(mark)}`;
}

function parentOf(name: string): string {
  const dot = name.lastIndexOf(".");
  return dot === -1 ? name : name.slice(0, dot);
}

function blank(text: string): string {
  return text.replace(/[^\n]/g, " ");
}

/** A text as a regular expression has it. */
export function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}
