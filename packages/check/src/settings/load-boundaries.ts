import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { AshlarError, type ErrorDetails } from "@ashlar/core/errors";
import { isNode, LineCounter, parseDocument } from "yaml";
import { type Boundaries, boundariesSchema } from "./boundaries.js";

/** The file in a repository's root that says which modules there are, and who may use whom. */
export const boundariesFile = "boundaries.yaml";

/**
 * Loads a repository's boundaries.yaml; `undefined` when it has none.
 *
 * @throws AshlarError `ASH_BOUNDARIES_FILE`, `ASH_BOUNDARIES_SYNTAX` or `ASH_BOUNDARIES_VALUE`, with the place.
 * @example
 * ```ts
 * const boundaries = await loadBoundaries(".");
 * ```
 */
export async function loadBoundaries(root: string): Promise<Boundaries | undefined> {
  const text = await read(join(root, boundariesFile));
  return text === undefined ? undefined : parseBoundaries(text);
}

/** Parses the text of a boundaries.yaml. An empty one says nothing, and is allowed to. */
export function parseBoundaries(text: string): Boundaries {
  const lines = new LineCounter();
  const place = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { file: boundariesFile, line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    maxAliasCount: 0,
  } as never);
  const [error] = [...document.errors, ...document.warnings];
  if (error)
    throw new AshlarError("ASH_BOUNDARIES_SYNTAX", {
      message: `${error.message}.`.replace(/\.+$/, "."),
      at: place(error.pos[0]),
    });
  const result = boundariesSchema.safeParse(toValue(document) ?? {});
  if (result.success) return result.data;
  const { path, message } = deepest(result.error.issues);
  const node = nodeAt(document, path);
  const where = path.length === 0 ? "The file" : path.join(".");
  throw new AshlarError("ASH_BOUNDARIES_VALUE", {
    message: `${where}: ${message}`.replace(/\.*$/, "."),
    at: node === undefined ? { file: boundariesFile } : place(node),
  });
}

function toValue(document: ReturnType<typeof parseDocument>): unknown {
  try {
    return document.toJS({ maxAliasCount: 50 });
  } catch (cause) {
    const message = "Its aliases stand for more than any settings need.";
    throw new AshlarError("ASH_BOUNDARIES_SYNTAX", { message, at: { file: boundariesFile }, cause });
  }
}

interface Issue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly code?: string | undefined;
  readonly keys?: readonly string[];
  readonly errors?: readonly (readonly Issue[])[];
}

/** Of a union's complaints, those of the branch that came furthest. */
function deepest(
  issues: readonly Issue[],
  prefix: readonly PropertyKey[] = [],
): { path: PropertyKey[]; message: string } {
  const [first] = issues;
  const path = [...prefix, ...(first?.path ?? [])];
  const branches = (first?.errors ?? []).map((branch) => deepest(branch, path));
  const furthest = branches.reduce<(typeof branches)[0] | undefined>(
    (best, branch) => (!best || branch.path.length > best.path.length ? branch : best),
    undefined,
  );
  if (furthest && furthest.path.length > path.length) return furthest;
  const [key] = first?.code === "unrecognized_keys" ? (first.keys ?? []) : [];
  if (key !== undefined) return { path: [...path, key], message: "there is no such key" };
  return { path, message: first?.message ?? "it is not valid" };
}

/** Where the value at a path begins, or its key, or what stands around it. */
function nodeAt(
  document: ReturnType<typeof parseDocument>,
  path: readonly PropertyKey[],
): number | undefined {
  for (let length = path.length; length >= 0; length--) {
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return undefined;
}

async function read(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, "utf8");
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === "ENOENT") return undefined;
    const message = code === "EISDIR" ? "It is a folder, not a file." : `The file cannot be read (${code}).`;
    const details: ErrorDetails = { message, at: { file: boundariesFile }, cause };
    throw new AshlarError("ASH_BOUNDARIES_FILE", details);
  }
}
