import { AshlarError } from "../errors/index.js";
import type { Architecture } from "./architecture.js";
import { unitsOf } from "./units.js";
import { list } from "./wording.js";

/**
 * Makes sure that this release can run an architecture. Apart from parsing, so that `ashlar describe` can explain what
 * cannot run yet.
 *
 * @param file the file to name in the error.
 * @throws AshlarError `ASH_ARCHITECTURE_UNSUPPORTED`
 */
export function requireSupported(architecture: Architecture, file = "architecture.yaml"): void {
  if (architecture.events !== "local")
    throw unsupported(file, "The file", "events", architecture.events, "local");
  for (const [module, { state, events }] of Object.entries(architecture.modules)) {
    if (state !== "rows") throw unsupported(file, `Module "${module}"`, "state", state, "rows");
    if (events !== "local") throw unsupported(file, `Module "${module}"`, "events", events, "local");
  }
  const units = unitsOf(architecture).map((unit) => unit.name);
  if (units.length > 1) {
    throw new AshlarError("ASH_ARCHITECTURE_UNSUPPORTED", {
      message: `The modules are in the units ${list(units)}, but this release runs one unit.`,
      fix: "Give every module the same unit, or none.",
      at: { file },
    });
  }
  if (architecture.data.scheme === "sqlite") {
    const replicated = unitsOf(architecture).find((unit) => unit.replicas > 1);
    if (replicated) {
      throw new AshlarError("ASH_ARCHITECTURE_UNSUPPORTED", {
        message: `Unit "${replicated.name}" asks for ${replicated.replicas} replicas, but embedded SQLite serves one process.`,
        fix: "Set `data` to a PostgreSQL database, or leave `replicas` out.",
        at: { file },
      });
    }
  }
}

function unsupported(file: string, who: string, key: string, value: string, supported: string): AshlarError {
  return new AshlarError("ASH_ARCHITECTURE_UNSUPPORTED", {
    message: `${who} asks for \`${key}: ${value}\`, but this release runs only \`${key}: ${supported}\`.`,
    at: { file },
  });
}
