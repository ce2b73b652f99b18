import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument, type YAMLError } from "yaml";
import { yamlNestsTooDeep } from "../files/yaml-nesting.js";

/** A line and a column of a text, both from 1. */
export interface TextPosition {
  readonly line: number;
  readonly column: number;
}

/** A file of settings that people write in YAML: its value, and where each part of it stands. */
export interface SettingsDocument {
  readonly ok: true;
  readonly value: unknown;
  /** Whether something is written at a path, even under a name that objects have for a purpose of their own. */
  has(path: readonly PropertyKey[]): boolean;
  /** Where the value at a path stands, or the nearest value around it. */
  positionOf(path: readonly PropertyKey[]): TextPosition | undefined;
}

/** Why a text is no settings, as a sentence for its author. */
export interface SettingsFlaw {
  readonly ok: false;
  readonly message: string;
  readonly at?: TextPosition;
  readonly cause?: unknown;
}

const mostKeys = 10_000;

/** A parser compares each key with all that stand before it in its mapping. */
function hasTooManyKeys(text: string): boolean {
  let keys = 0;
  for (const line of text.split("\n")) if (!line.startsWith("#")) keys += line.split(":").length - 1;
  return keys > mostKeys;
}

/**
 * Parses settings strictly: one document, no warnings, bounded nesting, keys and aliases.
 *
 * @example
 * ```ts
 * const settings = parseSettings("engineers: 12\n");
 * if (settings.ok) settings.positionOf(["engineers"]); // { line: 1, column: 1 }
 * ```
 */
export function parseSettings(text: string): SettingsDocument | SettingsFlaw {
  if (yamlNestsTooDeep(text)) return { ok: false, message: "The YAML is nested too deeply." };
  if (hasTooManyKeys(text)) return { ok: false, message: "It holds more keys than any settings need." };
  const lines = new LineCounter();
  const position = (offset: number): TextPosition => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, logLevel: "error" });
  const [error] = [...document.errors, ...document.warnings];
  if (error) return { ok: false, message: syntaxMessage(error), at: position(error.pos[0]) };
  try {
    return {
      ok: true,
      value: document.toJS({ maxAliasCount: 50 }),
      has: (path) => document.hasIn(path),
      positionOf: (path) => {
        const offset = offsetOf(document, path);
        return offset === undefined ? undefined : position(offset);
      },
    };
  } catch (cause) {
    const [, alias] = /^Unresolved alias[^:]*: (\S+)/.exec((cause as Error).message) ?? [];
    if (alias === undefined)
      return { ok: false, message: "Its aliases stand for more than any settings need.", cause };
    const message = `There is no anchor &${alias} before the alias *${alias}.`;
    return { ok: false, message, at: position(text.indexOf(`*${alias}`)), cause };
  }
}

function syntaxMessage({ code, message }: YAMLError): string {
  if (code === "MULTIPLE_DOCS") return "The file holds several documents (---); the settings are one.";
  return message.endsWith(".") ? message : `${message}.`;
}

/** Where the key of a value stands, or what is around it. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number | undefined {
  for (let length = path.length; length > 0; length--) {
    const parent = document.getIn(path.slice(0, length - 1), true);
    const key = path[length - 1];
    if (isMap(parent)) {
      const pair = parent.items.find((one) => isScalar(one.key) && String(one.key.value) === String(key));
      if (pair && isNode(pair.key) && pair.key.range) return pair.key.range[0];
    }
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return isNode(document.contents) ? document.contents.range?.[0] : undefined;
}
