import { join } from "node:path";
import { AshlarError } from "@ashlar/core/errors";
import { complaintOf, parseSettings, readConfiguration } from "@ashlar/survey/configuration";
import type { Organisation } from "./organisation.js";
import { organisationOf } from "./organisation-of.js";
import { organisationSchema } from "./organisation-schema.js";
import { plainDays } from "./plain-days.js";
import { meantValue, unknownKey } from "./unknown-key.js";

/** The file in a repository's root that says who works on a system and what they can operate. */
export const organisationFile = "organisation.yaml";

/** What an organisation.yaml says, and where each part of it stands. */
export interface LoadedOrganisation {
  readonly value: Organisation;
  /** The place of the value at a path of its keys, or of the nearest value around it. */
  placeOf(path: readonly PropertyKey[]): OrganisationPlace;
}

/** A place in organisation.yaml. */
export interface OrganisationPlace {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
}

/**
 * Loads a repository's organisation.yaml; `undefined` when it has none.
 *
 * @throws AshlarError `ASH_ORGANISATION_FILE`, `ASH_ORGANISATION_SYNTAX` or `ASH_ORGANISATION_VALUE`, with the place.
 * @example
 * ```ts
 * const organisation = loadOrganisation(".");
 * organisation?.value.values.engineers; // { value: 12, source: "declared", because: "said in organisation.yaml" }
 * ```
 */
export function loadOrganisation(root: string): LoadedOrganisation | undefined {
  const text = read(root);
  return text === undefined ? undefined : parseOrganisation(text);
}

/**
 * Parses the text of an organisation.yaml. An empty one says nothing, and is allowed to.
 *
 * @throws AshlarError `ASH_ORGANISATION_SYNTAX` or `ASH_ORGANISATION_VALUE`, with the place.
 */
export function parseOrganisation(text: string): LoadedOrganisation {
  const settings = parseSettings(text);
  if (!settings.ok) {
    const { message, at, cause } = settings;
    throw new AshlarError("ASH_ORGANISATION_SYNTAX", {
      message,
      at: { file: organisationFile, ...at },
      cause,
    });
  }
  const placeOf = (path: readonly PropertyKey[]): OrganisationPlace => ({
    file: organisationFile,
    ...settings.positionOf(path),
  });
  // The schema cannot see this name, which objects have for a purpose of their own.
  const hidden = [["__proto__"], ["modules", "__proto__"]].find((path) => settings.has(path));
  if (hidden) {
    const message = `${hidden.join(".")}: ${hidden.length > 1 ? "it cannot name a module" : "there is no such key"}.`;
    throw new AshlarError("ASH_ORGANISATION_VALUE", { message, at: placeOf(hidden) });
  }
  const written = plainDays(settings.value ?? {});
  const result = organisationSchema.safeParse(written);
  if (result.success) return { value: organisationOf(result.data), placeOf };
  const { path, message, fix = meantValue(path, written) } = complaintOf(result.error.issues, unknownKey);
  throw new AshlarError("ASH_ORGANISATION_VALUE", {
    message: `${path.length === 0 ? "The file" : path.join(".")}: ${message}.`,
    ...(fix !== undefined && { fix }),
    at: placeOf(path),
  });
}

function read(root: string): string | undefined {
  try {
    return readConfiguration(join(root, organisationFile), root);
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    if (code === "ENOENT") return undefined;
    const reason =
      code === undefined ? `It cannot be read: ${message}.` : `The file cannot be read (${code}).`;
    throw new AshlarError("ASH_ORGANISATION_FILE", {
      message: reason,
      at: { file: organisationFile },
      cause,
    });
  }
}
