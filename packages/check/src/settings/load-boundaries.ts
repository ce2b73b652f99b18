import { join } from "node:path";
import { AshlarError } from "@ashlar/core/errors";
import { complaintOf, parseSettings, readConfiguration } from "@ashlar/survey/configuration";
import { type Boundaries, boundariesSchema } from "./boundaries.js";
import { unknownSetting } from "./unknown-setting.js";

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
  const text = read(root);
  return text === undefined ? undefined : parseBoundaries(text);
}

/** Parses the text of a boundaries.yaml. An empty one says nothing, and is allowed to. */
export function parseBoundaries(text: string): LoadedBoundaries {
  const settings = parseSettings(text);
  if (!settings.ok) {
    const { message, at, cause } = settings;
    throw new AshlarError("ASH_BOUNDARIES_SYNTAX", { message, at: { file: boundariesFile, ...at }, cause });
  }
  const placeOf = (path: readonly PropertyKey[]): BoundariesPlace => ({
    file: boundariesFile,
    ...settings.positionOf(path),
  });
  // The schema cannot see this name, which objects have for a purpose of their own.
  if (settings.has(["modules", "__proto__"])) {
    throw new AshlarError("ASH_BOUNDARIES_VALUE", {
      message: "modules.__proto__: it cannot name a module.",
      at: placeOf(["modules", "__proto__"]),
    });
  }
  const result = boundariesSchema.safeParse(settings.value ?? {});
  if (result.success) return { value: result.data, placeOf };
  const { path, message, fix } = complaintOf(result.error.issues, unknownSetting);
  const where = path.length === 0 ? "The file" : path.join(".");
  throw new AshlarError("ASH_BOUNDARIES_VALUE", {
    message: `${where}: ${message}.`,
    ...(fix !== undefined && { fix }),
    at: placeOf(path),
  });
}

function read(root: string): string | undefined {
  try {
    return readConfiguration(join(root, boundariesFile), root);
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    if (code === "ENOENT") return undefined;
    const reason =
      code === undefined ? `It cannot be read: ${message}.` : `The file cannot be read (${code}).`;
    throw new AshlarError("ASH_BOUNDARIES_FILE", { message: reason, at: { file: boundariesFile }, cause });
  }
}
