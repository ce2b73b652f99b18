import { join } from "node:path";
import { AshlarError } from "@ashlar/core/errors";
import { readConfiguration, yamlNestsTooDeep } from "@ashlar/survey/configuration";
import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument, type YAMLError } from "yaml";
import { type Boundaries, boundariesSchema } from "./boundaries.js";
import { complaintOf } from "./complaint.js";

/** The file in a repository's root that says which modules there are, and who may use whom. */
export const boundariesFile = "boundaries.yaml";

/** The settings of a boundaries.yaml, and where each of them stands in it. */
export interface LoadedBoundaries {
  readonly value: Boundaries;
  /** The place of the value at a path, or of the nearest value around it. */
  placeOf(path: readonly PropertyKey[]): BoundariesPlace;
}

/** A place in boundaries.yaml. */
export interface BoundariesPlace {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
}

/**
 * Loads a repository's boundaries.yaml; `undefined` when it has none.
 *
 * @throws AshlarError `ASH_BOUNDARIES_FILE`, `ASH_BOUNDARIES_SYNTAX` or `ASH_BOUNDARIES_VALUE`, with the place.
 * @example
 * ```ts
 * const boundaries = await loadBoundaries(".");
 * ```
 */
export async function loadBoundaries(root: string): Promise<LoadedBoundaries | undefined> {
  const text = read(join(root, boundariesFile));
  return text === undefined ? undefined : parseBoundaries(text);
}

/** Parses the text of a boundaries.yaml. An empty one says nothing, and is allowed to. */
export function parseBoundaries(text: string): LoadedBoundaries {
  if (yamlNestsTooDeep(text)) {
    const message = "The YAML is nested too deeply.";
    throw new AshlarError("ASH_BOUNDARIES_SYNTAX", { message, at: { file: boundariesFile } });
  }
  const lines = new LineCounter();
  const place = (offset: number): BoundariesPlace => {
    const { line, col } = lines.linePos(offset);
    return { file: boundariesFile, line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const [error] = [...document.errors, ...document.warnings];
  if (error)
    throw new AshlarError("ASH_BOUNDARIES_SYNTAX", {
      message: syntaxMessage(error),
      at: place(error.pos[0]),
    });
  const placeOf = (path: readonly PropertyKey[]): BoundariesPlace => {
    const offset = offsetOf(document, path);
    return offset === undefined ? { file: boundariesFile } : place(offset);
  };
  // The schema cannot see this name, which objects have for a purpose of their own.
  if (document.hasIn(["modules", "__proto__"])) {
    const at = placeOf(["modules", "__proto__"]);
    throw new AshlarError("ASH_BOUNDARIES_VALUE", {
      message: "modules.__proto__: it cannot name a module.",
      at,
    });
  }
  const result = boundariesSchema.safeParse(toValue(document, text, place) ?? {});
  if (result.success) return { value: result.data, placeOf };
  const { path, message, fix } = complaintOf(result.error.issues);
  const where = path.length === 0 ? "The file" : path.join(".");
  throw new AshlarError("ASH_BOUNDARIES_VALUE", {
    message: `${where}: ${message}.`,
    ...(fix !== undefined && { fix }),
    at: placeOf(path),
  });
}

function syntaxMessage({ code, message }: YAMLError): string {
  if (code === "MULTIPLE_DOCS") return "The file holds several documents (---); the settings are one.";
  return `${message}.`.replace(/\.+$/, ".");
}

function toValue(document: Document, text: string, place: (offset: number) => BoundariesPlace): unknown {
  try {
    return document.toJS({ maxAliasCount: 50 });
  } catch (cause) {
    const [, alias] = /Unresolved alias.*?: (\S+)/.exec((cause as Error).message) ?? [];
    const message =
      alias === undefined
        ? "Its aliases stand for more than any settings need."
        : `There is no anchor &${alias} before the alias *${alias}.`;
    const at = alias === undefined ? { file: boundariesFile } : place(text.indexOf(`*${alias}`));
    throw new AshlarError("ASH_BOUNDARIES_SYNTAX", { message, at, cause });
  }
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

function read(file: string): string | undefined {
  try {
    return readConfiguration(file);
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    if (code === "ENOENT") return undefined;
    const reason =
      code === undefined ? `It cannot be read: ${message}.` : `The file cannot be read (${code}).`;
    throw new AshlarError("ASH_BOUNDARIES_FILE", { message: reason, at: { file: boundariesFile }, cause });
  }
}
