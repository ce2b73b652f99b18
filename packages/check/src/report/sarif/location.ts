import type { ViolationPlace } from "../../violation.js";
import type { LabelledPlace } from "../place-label.js";
import type { SarifLocation } from "./log.js";

/** What SARIF calls the root of the repository, which every location is relative to. */
export const sourceRoot = "%SRCROOT%";

/** A place as SARIF has it. Its end, too, is the column after the last one. */
export function sarifLocation({
  file,
  line,
  column,
  endColumn,
}: LabelledPlace & Pick<ViolationPlace, "endColumn">): SarifLocation {
  return {
    physicalLocation: {
      artifactLocation: { uri: uriOf(file), uriBaseId: sourceRoot },
      ...(line !== undefined && {
        region: {
          startLine: line,
          ...(column !== undefined && { startColumn: column }),
          ...(column !== undefined && endColumn !== undefined && { endColumn }),
        },
      }),
    },
  };
}

// A lone half of a surrogate pair, which a file name may have, has no encoding.
function uriOf(file: string): string {
  return file
    .replace(/\p{Surrogate}/gu, "\ufffd")
    .split("/")
    .map(encodeURIComponent)
    .join("/");
}
